import { createStore, useStore } from 'zustand';
import type { Run } from './run';
import type { Training, TrainingSettings } from './training';

export const runStore = createStore<Run>()(() => ({ status: 'empty' }));

export const trainingStore = createStore<Training>()(() => ({
  status: 'idle',
}));

/** The engine's latest answer, or why there is none yet. */
export function useRun<T>(selector: (run: Run) => T): T {
  return useStore(runStore, selector);
}

export function useTraining<T>(selector: (training: Training) => T): T {
  return useStore(trainingStore, selector);
}

/** What carries out the learner's training commands; the engine's connection registers itself here. */
export interface TrainingControls {
  readonly start: (settings: TrainingSettings) => void;
  readonly pause: () => void;
  readonly resume: () => void;
  readonly stop: () => void;
  readonly forget: () => void;
}

let controls: TrainingControls | null = null;

export function connectTraining(connected: TrainingControls | null): void {
  controls = connected;
}

/** Trains from scratch, replacing a training that runs. */
export function startTraining(settings: TrainingSettings): void {
  controls?.start(settings);
}

export function pauseTraining(): void {
  controls?.pause();
}

export function resumeTraining(): void {
  controls?.resume();
}

/** Ends the training; what it has learned so far stays on the stage. */
export function stopTraining(): void {
  controls?.stop();
}

/** Ends the training, and nothing is left of its curve. */
export function forgetTraining(): void {
  controls?.forget();
}
