/**
 * The languages in which a digest is written, by ISO 639-1 code. `zh` is written in simplified characters, `pt` so that
 * Brazil and Portugal read it, `nb` is Norwegian Bokmål.
 */
export const DIGEST_LANGUAGES = [
  ...['en', 'de', 'fr', 'es', 'pt', 'it', 'nl', 'da', 'nb', 'sv', 'fi', 'pl'],
  ...['cs', 'hu', 'tr', 'ru', 'uk', 'el', 'he', 'ar', 'zh', 'ja', 'ko'],
] as const;

export type DigestLanguage = (typeof DIGEST_LANGUAGES)[number];

/** Also the language of settings that were stored without one. */
export const DEFAULT_LANGUAGE: DigestLanguage = 'en';
