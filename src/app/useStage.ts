import { readText } from '../data/names/readText';
import type { Answer, Run, StepToken } from '../store/run';
import { useRun } from '../store/runStore';
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

export interface StageState {
  readonly run: Run;
  readonly answer: Answer | null;
  /** Of the text as it stands, whether the engine has answered to it or not. */
  readonly tokens: readonly StepToken[];
}

export function useStage(): StageState {
  const run = useRun((current) => current);
  const text = useScene((scene) => scene.text);
  const tokens = useMemo(() => readText(text), [text]);
  return { run, answer: shownAnswer(run), tokens };
}
