import type { Answer } from '../../store/run';

export function TrainingPanel(_props: { readonly answer: Answer | null; readonly width: number; readonly height: number }) {
  return null;
}
