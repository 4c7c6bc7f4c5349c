const segmenter = typeof Intl === 'object' && 'Segmenter' in Intl ? new Intl.Segmenter(undefined, { granularity: 'grapheme' }) : null;

/** What a person would count as characters: "é" typed as two code points is one, so is a family emoji. */
export function splitCharacters(text: string): string[] {
  return segmenter ? Array.from(segmenter.segment(text), ({ segment }) => segment) : splitCodePoints(text);
}

/** For engines without a segmenter: marks (accents, variation selectors) and joined signs stay with what they follow. */
export function splitCodePoints(text: string): string[] {
  return text.match(/\P{M}(?:\p{M}|\u200d\P{M}|\p{Emoji_Modifier})*|\p{M}+/gu) ?? [];
}
