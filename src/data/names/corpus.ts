import { mark, tokenFor, vocabulary } from './vocabulary';

/** All names, sorted, loaded only where a model is trained. */
export async function loadNames(): Promise<readonly string[]> {
  const { default: file } = await import('./names.json', { with: { type: 'json' } });
  return file.names.split(' ');
}

/** The letters' tokens and the end mark. */
export function encodeName(name: string): Int32Array {
  return Int32Array.from([...Array.from(name, tokenFor), mark]);
}

/** The name that tokens spell, up to the end mark. */
export function decodeName(tokens: ArrayLike<number>): string {
  const letters = Array.from(tokens);
  const end = letters.indexOf(mark);
  return letters
    .slice(0, end === -1 ? undefined : end)
    .map((token) => vocabulary[token] ?? '')
    .join('');
}
