import { loadNames } from './corpus';
import { splitNames } from './splitNames';
import { foldCharacters } from './vocabulary';

/** Names that no network trained on, with a capital. */
export async function loadHeldOutNames(): Promise<readonly string[]> {
  return splitNames(await loadNames()).heldOut.map((name) => `${name.charAt(0).toUpperCase()}${name.slice(1)}`);
}

/** Whether the shipped networks trained on a name; null: the data has no such name. */
export async function loadNameProvenance(): Promise<(text: string) => boolean | null> {
  const { training, heldOut } = splitNames(await loadNames());
  const known = new Map([...training.map((name) => [name, true] as const), ...heldOut.map((name) => [name, false] as const)]);
  return (text) => known.get(foldCharacters(text.trim())) ?? null;
}
