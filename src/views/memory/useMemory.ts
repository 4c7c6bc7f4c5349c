import { useMemo } from 'react';
import { taskOf } from '../../data/tasks';
import type { Analysis } from '../../store/analysisStore';
import { type Compared, useComparison } from '../../store/comparisonStore';
import { type RecallResult, useRecalls } from '../../store/recallStore';
import { rowName } from '../../store/rivalNames';
import type { Answer, Failure } from '../../store/run';
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

/** How long the network on stage, and those beside it, keep the first letter. */
export function useMemory(answer: Answer): Memory {
  const compared = useScene((scene) => scene.compared);
  const stage = answer.scene.model;
  const shown = useMemo(() => rivals.filter((rival) => rival === stage.cell || compared.includes(rival)), [stage.cell, compared]);
  const states = useComparison(shown, answer);
  // Made anew with every render: each network is asked once, however often it is named.
  const rows = shown.map((rival, index) => ({ rival, answer: answerOf(states[index]) }));
  const recalls = useRecalls(rows);
  const named = rows.map((row, index) => ({ ...row, name: rowName(row.rival, stage, compared), analysis: recalls[index] }));
  const curves = useShared(
    named.flatMap(({ rival, name, answer: known, analysis }): MemoryCurve[] => {
      const points = known && resultOf(analysis)?.points;
      return points ? [{ rival, name, isOnStage: rival === stage.cell, points }] : [];
    }),
  );
  return {
    curves,
    words: recalls.map(resultOf).find((result) => result !== null)?.words ?? null,
    failures: named.flatMap(({ name, answer: known, analysis }) =>
      known && analysis?.status === 'failed' ? [{ name, failure: analysis.failure }] : [],
    ),
    isBusy: named.some(({ answer: known, analysis }) => known && analysis?.status === 'running'),
  };
}
