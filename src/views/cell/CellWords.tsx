import type { Answer } from '../../store/run';
export function CellWords(_props: { readonly answer: Answer }) {
  return null;
}
