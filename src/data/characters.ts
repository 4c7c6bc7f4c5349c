const segmenter = typeof Intl === 'object' && 'Segmenter' in Intl ? new Intl.Segmenter(undefined, { granularity: 'grapheme' }) : null;

/** In code units: four people with skins of their own have 19. What is longer is a heap of accents, which nobody counts as one. */
const longestCharacter = 20;

function cutHeap(character: string): string[] {
  if (character.length <= longestCharacter) return [character];
  return character.match(new RegExp(`.{1,${longestCharacter / 2}}`, 'gsu')) ?? [];
}

/** What a person would count as characters: "é" typed as two code points is one, so is a family emoji. */
export function splitCharacters(text: string): string[] {
  const characters = segmenter ? Array.from(segmenter.segment(text), ({ segment }) => segment) : splitCodePoints(text);
  return characters.flatMap(cutHeap);
}

/** For engines without a segmenter: marks (accents, variation selectors) and joined signs stay with what they follow. */
export function splitCodePoints(text: string): string[] {
  return text.match(/\P{M}(?:\p{M}|\u200d\P{M}|\p{Emoji_Modifier})*|\p{M}+/gu) ?? [];
}
