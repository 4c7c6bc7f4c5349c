import { useMemo } from 'react';
import { type Analysis, type JacobiansResult, useFormerJacobians, useJacobians } from '../../store/analysisStore';
import { changeCause, showsChange } from '../../store/changes';
import type { Answer } from '../../store/run';
import { useScene } from '../../store/sceneStore';
import { latestOf } from './PanelFrame';
import type { ReachRead } from './reach.describe';
import { changeColours, normColours, type TriangleColours } from './triangle.layout';

export interface ShownReach {
  readonly read: ReachRead;
  readonly colours: TriangleColours;
  /** What made the change that the colours show, in words; null where they show the norms. */
  readonly cause: string | null;
}

/** How strongly the states of a layer depend on each other, as it is and before a change by hand; null until it is known. */
export function useReach(
  answer: Answer,
  layer: number,
): { readonly shown: ShownReach | null; readonly analysis: Analysis<JacobiansResult> } {
  const analysis = useJacobians(answer, layer);
  const formerAnalysis = useFormerJacobians(answer, layer);
  const wished = useScene((scene) => scene.gradientState);
  const isChange = useScene((scene) => showsChange(answer, scene));
  const result = latestOf(analysis);
  // Once nothing is changed any more, the latest of before is of a change that is gone.
  const before = answer.unchanged && latestOf(formerAnalysis);
  const shown = useMemo((): ShownReach | null => {
    const state = wished === 'c' && result?.c ? 'c' : 'h';
    const norms = result?.[state];
    if (!norms || norms.shape[0] !== answer.columns.length) return null;
    const former = before?.[state] ?? null;
    const read = { state, norms, former, singularValues: result.singularValues } as const;
    if (!isChange || !former) return { read, colours: normColours(norms), cause: null };
    return { read, colours: changeColours(norms, former), cause: changeCause(answer.scene) };
  }, [answer, result, before, wished, isChange]);
  return { shown, analysis };
}
