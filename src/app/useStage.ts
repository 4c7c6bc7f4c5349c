import type { Reading, Task } from '../data/task';
import { taskOf } from '../data/tasks';
import type { Answer, Run, Column } from '../store/run';
import { useRun } from '../store/runStore';
import { givenTo } from '../store/givenTo';
import { useScene } from '../store/sceneStore';
import { useMemo } from 'react';

/** The answer to show: the one for the scene, or the one before it until that is there. */
export function shownAnswer(run: Run): Answer | null {
  switch (run.status) {
    case 'empty':
      return null;
    case 'ready':
      return run.answer;
    case 'running':
    case 'failed':
      return run.previous;
  }
}

/** The columns of the text as it stands; what the network goes on to is known from its latest answer. */
function columnsBefore(answer: Answer | null, task: Task, given: readonly Reading[]): readonly Column[] {
  const own =
    answer && taskOf(answer.scene.model) === task ? answer.columns.filter(({ part, kind }) => part === 'decoder' || kind === 'zeros') : [];
  const first = given.map((reading, local): Column => ({ ...reading, part: 'encoder', local, own: false, output: 'used', target: -1 }));
  return [...first, ...own];
}

export interface StageState {
  readonly run: Run;
  readonly answer: Answer | null;
  /** Of the text as it stands, whether the engine has answered to it or not, and of what the network goes on to. */
  readonly columns: readonly Column[];
}

export function useStage(): StageState {
  const run = useRun((current) => current);
  const text = useScene((scene) => scene.text);
  const model = useScene((scene) => scene.model);
  const task = taskOf(model);
  const answer = shownAnswer(run);
  const given = useMemo(() => givenTo({ model, text }), [model, text]);
  const columns = useMemo(() => columnsBefore(answer, task, given), [answer, task, given]);
  return { run, answer, columns };
}
