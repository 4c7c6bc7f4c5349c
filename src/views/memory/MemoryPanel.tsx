import type { Answer } from '../../store/run';

/** How long the first letter is kept. */
export function MemoryPanel({ width, height }: { readonly answer: Answer; readonly width: number; readonly height: number }) {
  return <figure className="memory" style={{ width, height }} />;
}
