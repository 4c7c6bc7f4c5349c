/** The languages whose number words are told apart; a class each, in this order. */
export const languages = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'sv'] as const;

export type LanguageCode = (typeof languages)[number];

export const languageNames: Readonly<Record<LanguageCode, string>> = {
  en: 'English',
  de: 'German',
  fr: 'French',
  es: 'Spanish',
  it: 'Italian',
  nl: 'Dutch',
  pt: 'Portuguese',
  sv: 'Swedish',
};
