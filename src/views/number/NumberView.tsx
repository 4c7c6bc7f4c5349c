import type { Answer } from '../../store/run';
export function NumberView(_props: { readonly answer: Answer; readonly width?: number; readonly height?: number }) {
  return null;
}
