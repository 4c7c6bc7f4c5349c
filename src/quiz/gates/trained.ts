import { defaultScene } from '../../store/scene';
import type { Subject } from '../question';

/** The shipped LSTM, which is also the stage's first. */
const model = { ...defaultScene.model, cell: 'lstm' } as const;

export const readableNames = [
  'Martha',
  'Oliver',
  'Johanna',
  'Theodore',
  'Rosalind',
  'Victoria',
  'Benjamin',
  'Isabella',
  'Gabriel',
  'Matilda',
] as const;

/** The trained network reading a name. */
export const trainedReading = (text: string): Subject => ({ model, text });
