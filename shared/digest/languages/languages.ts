import { ja } from './east-asian/ja.ts';
import { ko } from './east-asian/ko.ts';
import { zh } from './east-asian/zh.ts';
import { da } from './germanic/da.ts';
import { de } from './germanic/de.ts';
import { en } from './germanic/en.ts';
import { nb } from './germanic/nb.ts';
import { nl } from './germanic/nl.ts';
import { sv } from './germanic/sv.ts';
import type { Language } from './language.ts';
import { el } from './others/el.ts';
import { fi } from './others/fi.ts';
import { hu } from './others/hu.ts';
import { tr } from './others/tr.ts';
import { es } from './romance/es.ts';
import { fr } from './romance/fr.ts';
import { it } from './romance/it.ts';
import { pt } from './romance/pt.ts';
import { ar } from './semitic/ar.ts';
import { he } from './semitic/he.ts';
import { cs } from './slavic/cs.ts';
import { pl } from './slavic/pl.ts';
import { ru } from './slavic/ru.ts';
import { uk } from './slavic/uk.ts';

/** The languages in which a digest understands mail. A language is one file and its row here. */
export const LANGUAGES: readonly Language[] = [
  en,
  de,
  nl,
  da,
  nb,
  sv,
  fr,
  es,
  pt,
  it,
  pl,
  cs,
  ru,
  uk,
  zh,
  ja,
  ko,
  he,
  ar,
  fi,
  hu,
  tr,
  el,
];
