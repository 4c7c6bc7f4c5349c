import type { Answer } from '../store/run';

export function DepthView(_props: { readonly answer: Answer; readonly width: number; readonly height: number }) {
  return null;
}
