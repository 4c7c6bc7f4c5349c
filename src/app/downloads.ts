import type { Answer } from '../store/run';
import { currentScene } from '../store/sceneStore';

/** Every file of what is on the stage; what makes each is fetched when it is asked for. */
export const downloads = {
  trace: async (answer: Answer) => (await import('./saveTrace')).saveTrace(answer),
  weights: async (answer: Answer) => (await import('./saveWeights')).saveWeights(answer),
  svg: async (answer: Answer) => (await import('./picture/stagePicture')).savePicture('svg', answer, currentScene()),
  png: async (answer: Answer) => (await import('./picture/stagePicture')).savePicture('png', answer, currentScene()),
} as const;
