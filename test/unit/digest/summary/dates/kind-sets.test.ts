import { expect, it } from 'vitest';
import { LANGUAGES } from '../../../../../shared/digest/languages/languages.ts';
import { RULES } from '../../../../../shared/digest/summary/dates/grammar.ts';
import { joinKinds, KIND_SETS } from '../../../../../shared/digest/summary/dates/kinds.ts';
import { addLanguage, makeLexicon } from '../../../../../shared/digest/summary/dates/lexicon.ts';
import { kindsOfNumber } from '../../../../../shared/digest/summary/dates/number-kinds.ts';

const NUMBERS = [
  '3',
  '03',
  '00',
  '24',
  '28',
  '31',
  '45',
  '2026',
  '2026-12-03',
  '3/12',
  '3.12',
  '10:00',
  '10.30',
  '12.45',
];

it('lists every set of kinds that words of the tables and numbers have, so that no text makes a new one', () => {
  const lexicon = makeLexicon();
  for (const { dates } of LANGUAGES) addLanguage(lexicon, dates);
  const { words, capitals, phrases, stems } = lexicon;
  const ofWords = [...words].flatMap(([word, kinds]) => [kinds, kinds + (capitals.get(word) ?? '')]);
  const ofPhrases = [phrases, stems].flatMap((map) => [...map.values()].flat().map(({ kind }) => kind));
  const joined = RULES.map(([kind]) => kind);
  const all = [...ofWords, ...capitals.values(), ...ofPhrases, ...NUMBERS.map(kindsOfNumber), ...joined];
  const missing = new Set(all.map(joinKinds).filter((set) => set !== '' && !KIND_SETS.includes(set)));
  expect([...missing]).toEqual([]);
});

it('lists each set once, as it is written', () => {
  expect(KIND_SETS.map(joinKinds)).toEqual([...new Set(KIND_SETS)]);
});
