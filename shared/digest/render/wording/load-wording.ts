import type { DigestLanguage } from '../../settings/digest-language.ts';
import type { Wording, WordingTable } from './wording.ts';

/** Each table is evaluated when its language is wanted. */
const TABLES: Record<DigestLanguage, () => Promise<WordingTable>> = {
  en: async () => (await import('./germanic/en.ts')).en,
  de: async () => (await import('./germanic/de.ts')).de,
  nl: async () => (await import('./germanic/nl.ts')).nl,
  da: async () => (await import('./germanic/da.ts')).da,
  nb: async () => (await import('./germanic/nb.ts')).nb,
  sv: async () => (await import('./germanic/sv.ts')).sv,
  fr: async () => (await import('./romance/fr.ts')).fr,
  es: async () => (await import('./romance/es.ts')).es,
  pt: async () => (await import('./romance/pt.ts')).pt,
  it: async () => (await import('./romance/it.ts')).it,
  pl: async () => (await import('./slavic/pl.ts')).pl,
  cs: async () => (await import('./slavic/cs.ts')).cs,
  ru: async () => (await import('./slavic/ru.ts')).ru,
  uk: async () => (await import('./slavic/uk.ts')).uk,
  he: async () => (await import('./semitic/he.ts')).he,
  ar: async () => (await import('./semitic/ar.ts')).ar,
  zh: async () => (await import('./east-asian/zh.ts')).zh,
  ja: async () => (await import('./east-asian/ja.ts')).ja,
  ko: async () => (await import('./east-asian/ko.ts')).ko,
  fi: async () => (await import('./others/fi.ts')).fi,
  hu: async () => (await import('./others/hu.ts')).hu,
  tr: async () => (await import('./others/tr.ts')).tr,
  el: async () => (await import('./others/el.ts')).el,
};

const loaded = new Map<DigestLanguage, Wording>();

/** The words of a digest in that language. */
export async function loadWording(language: DigestLanguage): Promise<Wording> {
  const known = loaded.get(language);
  if (known !== undefined) return known;
  const table = await TABLES[language]();
  const wording = { ...table, plurals: new Intl.PluralRules(table.locale) };
  loaded.set(language, wording);
  return wording;
}
