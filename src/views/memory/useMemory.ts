import { useMemo } from 'react';
import { taskOf } from '../../data/tasks';
import type { Analysis } from '../../store/analysisStore';
import { type Compared, useComparison } from '../../store/comparisonStore';
import { type RecallResult, type RecallRow, useRecalls } from '../../store/recallStore';
import { rowName } from '../../store/rivalNames';
import type { Answer, Failure } from '../../store/run';
import type { Rival } from '../../store/scene';
import { rivals } from '../../store/sceneParts';
import { useScene } from '../../store/sceneStore';
import { useShared } from '../../ui/share';
import type { MemoryCurve } from './curves';

export interface Memory {
  /** Of each network that was measured, the last measurement. */
  readonly curves: readonly MemoryCurve[];
  /** Words of each length; null before anything was measured. */
  readonly words: number | null;
  /** What could not be measured, and why. */
  readonly failures: readonly { readonly name: string; readonly failure: Failure }[];
  /** Something is being measured. */
  readonly isBusy: boolean;
}

/** A compared cell's answer, an older one while a newer is on its way; none of another task, which may still be on stage. */
function answerOf(compared: Compared | undefined): Answer | null {
  const answer = compared?.status === 'ready' ? compared.answer : compared?.status === 'running' ? compared.previous : null;
  return answer && taskOf(answer.scene.model).name === 'recall' ? answer : null;
}

function resultOf(analysis: Analysis<RecallResult> | undefined): RecallResult | null {
  if (analysis?.status === 'ready') return analysis.result;
  return analysis?.status === 'running' ? analysis.previous : null;
}

/** A network in view, whether or not it has answered. */
interface Row extends RecallRow, Pick<MemoryCurve, 'rival' | 'name' | 'isOnStage' | 'isFormer'> {}

/** What was before a change by hand comes first: it takes over what was measured of the stage before the changed network is asked of. */
function useRows(answer: Answer): readonly Row[] {
  const compared = useScene((scene) => scene.compared);
  const stage = answer.scene.model;
  const shown = useMemo(() => rivals.filter((rival) => rival === stage.cell || compared.includes(rival)), [stage.cell, compared]);
  const states = useComparison(shown, answer);
  const nameOf = (rival: Rival) => rowName(rival, stage, compared);
  const { unchanged } = answer;
  const former = { key: 'former', rival: stage.cell, name: `${nameOf(stage.cell)}, as it was`, isOnStage: false, isFormer: true } as const;
  return [
    ...(unchanged ? [{ ...former, answer: unchanged }] : []),
    ...shown.map((rival, index) => ({
      key: rival,
      rival,
      name: nameOf(rival),
      isOnStage: rival === stage.cell,
      isFormer: false,
      answer: answerOf(states[index]),
    })),
  ];
}

/** How long the network on stage, and those beside it, keep the first letter; and the one on stage before it was changed by hand. */
export function useMemory(answer: Answer): Memory {
  // Made anew with every render: each network is asked once, however often it is named.
  const rows = useRows(answer);
  const recalls = useRecalls(rows);
  const measured = rows.map((row, index) => ({ ...row, analysis: row.answer ? recalls[index] : undefined }));
  const curves = useShared(
    measured
      .toSorted((a, b) => Number(a.isFormer) - Number(b.isFormer))
      .flatMap(({ rival, name, isOnStage, isFormer, analysis }): MemoryCurve[] => {
        const points = resultOf(analysis)?.points;
        return points ? [{ rival, name, isOnStage, isFormer, points }] : [];
      }),
  );
  return {
    curves,
    words: recalls.map(resultOf).find((result) => result !== null)?.words ?? null,
    failures: measured.flatMap(({ name, analysis }) => (analysis?.status === 'failed' ? [{ name, failure: analysis.failure }] : [])),
    isBusy: measured.some(({ analysis }) => analysis?.status === 'running'),
  };
}
