/**
 * The universal part-of-speech tags of Petrov, Das & McDonald (2012), without that of punctuation, which is not read: few enough to be told
 * apart at a glance, and the same for every language.
 */
export const tagNames = {
  NOUN: 'noun',
  VERB: 'verb',
  ADJ: 'adjective',
  ADV: 'adverb',
  PRON: 'pronoun',
  DET: 'determiner',
  ADP: 'preposition',
  CONJ: 'conjunction',
  PRT: 'particle',
  NUM: 'numeral',
  X: 'other',
} as const;

export type Tag = keyof typeof tagNames;

/** The outputs’ signs, by number. */
export const tagSigns = Object.keys(tagNames) as readonly Tag[];

export const nameOfTag = (sign: string): string => (tagNames as Readonly<Record<string, string>>)[sign] ?? sign;
