import type { Answer } from '../../store/run';
export function NumberWords(_props: { readonly answer: Answer; readonly width?: number; readonly height?: number }) {
  return null;
}
