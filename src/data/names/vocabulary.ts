/** Starts and ends every name: one sign for both, as the network never has to tell them apart. */
export const mark = 0;

/** Signs by token number: the mark, then a to z. */
export const vocabulary: readonly string[] = ['·', ...Array.from('abcdefghijklmnopqrstuvwxyz')];

export const letters = vocabulary.slice(1);

/** What stands for a character that the model never saw: a vector of zeros. */
export const unknown = -1;

const tokenOf: ReadonlyMap<string, number> = new Map(letters.map((letter, index) => [letter, index + 1]));

/** Lower case without accents: 'É' and 'é' become 'e'. Signs that are letters of their own ('ø', 'ß') stay as they are. */
export function foldCharacters(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
}

/** The token of one typed character, −1 when the model never saw it. */
export function tokenFor(character: string): number {
  return tokenOf.get(foldCharacters(character)) ?? unknown;
}
