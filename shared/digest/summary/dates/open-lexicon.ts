import type { Language } from '../../languages/language.ts';
import { LANGUAGES } from '../../languages/languages.ts';
import { addLanguage, type Lexicon, makeLexicon } from './lexicon.ts';

/** Scripts by their codes, of which a text needs the languages only when it has the script; Latin script always. */
const SCRIPTS = [
  /[\u0370-\u03ff]/,
  /[\u0400-\u052f]/,
  /[\u0590-\u05ff]/,
  /[\u0600-\u06ff]/,
  /[\u3040-\u9fff\uac00-\ud7a3]/,
];

/** Any of these scripts. */
const FOREIGN = /[\u0370-\u06ff\u3040-\u9fff\uac00-\ud7a3]/;

type Opened = { lexicon: Lexicon; unread: Map<RegExp, Language[]> };

let opened: Opened | undefined;

function addLanguages(lexicon: Lexicon, languages: readonly Language[]): void {
  for (const { dates } of languages) addLanguage(lexicon, dates);
}

function open(): Opened {
  const lexicon = makeLexicon();
  const groups = Map.groupBy(LANGUAGES, ({ dates }) => SCRIPTS.find((script) => script.test(dates.weekdays)));
  addLanguages(lexicon, groups.get(undefined) ?? []);
  const unread = new Map<RegExp, Language[]>();
  for (const [script, languages] of groups) if (script !== undefined) unread.set(script, languages);
  return { lexicon, unread };
}

/** The phrases of dates in the scripts of a text. Languages are read once, when the first text needs them. */
export function openLexicon(text: string): Lexicon {
  opened ??= open();
  const { lexicon, unread } = opened;
  if (unread.size === 0 || !FOREIGN.test(text)) return lexicon;
  for (const [script, languages] of unread) {
    if (!script.test(text)) continue;
    addLanguages(lexicon, languages);
    unread.delete(script);
  }
  return lexicon;
}
