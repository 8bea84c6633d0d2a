import { classAt, isCapitalAt, isHangulAt, LETTER } from '../../languages/character-tables.ts';
import { joinKinds } from './kinds.ts';
import type { Lexicon } from './lexicon.ts';
import { kindOfCompound, matchPhrase } from './match-phrase.ts';
import { kindsOfNumber } from './number-kinds.ts';
import { splitTokens, type Token } from './split-tokens.ts';

/** Tokens that name one thing, and the kinds of which it may be; none for what is no part of a date. */
export type Unit = Token & { kinds: string };

type Reading = { text: string; tokens: readonly Token[]; lexicon: Lexicon };

const NUMBER = /^\d/;
const PUNCTUATION = /^[ ,.():・/!?;-]$/;
const HAN_NUMBER = /^[一二三四五六七八九十]/;
/** Letters that Hebrew and Arabic join to the next word: `and`, `in`, `to`. */
const JOINED = /^[ובכלמהשوبلفك]/;
/** What makes digits a part of something else: `v12/03`, `$10`, `INV-2026`, `10 %`. */
const PART_BEFORE = /[_$€£¥#№+=&%@/\\]$/;
const PART_AFTER = /^ ?[%€$£¥]/;
/** A number of a version. */
const VERSION =
  /(?:versi\S{1,3}|verze|wersj\S|release|build|верси\S|верс\S+|sürüm\S*|バージョン|版本|버전)[.:]? ?$/i;
const MAX_VERSION_CHARACTERS = 12;
/** Scripts with blanks between numbers and words have codes below; letters of Latin script have codes below. */
const JOINING_CODES = 0x530;
const LATIN_CODES = 0x250;
/** The kinds of words that are joined to a number: `3rd`, `10h`, `3pm`. */
const SUFFIX = /[TUuFMmLBGIi12356V]/;

/** A joined letter is a word within a date, or before a date or an hour. */
const JOINED_KINDS = joinKinds('LBa');

/** The text of a unit of no kind, of which several are one: `the crane is`. */
const FILLER = '_';

/** `monday.com` and `march.io` are no days; they may be written with a blank, as defanged text. */
const HOST =
  /^\.(?:com|net|org|io|app|ai|co|so|dev|eu|de|fr|uk|us|tv|me|info|biz|shop| (?:com|net|org|io|app))(?![\w\u00c0-\u024f])/;
const MAX_HOST_CHARACTERS = 10;

/** Reads the units of a text in order, blanks and punctuation among them. */
export function readUnits(text: string, lexicon: Lexicon): Unit[] {
  const tokens = splitTokens(text);
  const units: Unit[] = [];
  let end = 0;
  tokens.forEach((token, at) => {
    if (token.start < end) return;
    for (const unit of readUnit({ text, tokens, lexicon }, at, token, units.at(-1))) addUnit(units, unit);
    end = units.at(-1)?.end ?? token.end;
  });
  return units;
}

function addUnit(units: Unit[], unit: Unit): void {
  const before = units.at(-1);
  if (unit.kinds === '' && before?.text === FILLER) before.end = unit.end;
  else units.push(unit.kinds === '' && !PUNCTUATION.test(unit.text) ? { ...unit, text: FILLER } : unit);
}

function readUnit(reading: Reading, at: number, token: Token, before: Unit | undefined): Unit[] {
  if (NUMBER.test(token.text)) return [readNumber(reading, token)];
  const read = readWord(reading, at, token, before);
  const isJoined =
    before?.end === token.start && NUMBER.test(before.text) && isLetterBelow(token.text, 0, JOINING_CODES);
  // Digits that a word follows without a blank are no day or hour: `3d`, `10x`.
  if (isJoined && !SUFFIX.test(read[0]?.kinds ?? '')) before.kinds = '';
  return read;
}

function isLetterBelow(text: string, at: number, code: number): boolean {
  return classAt(text, at) === LETTER && text.charCodeAt(at) < code;
}

function isPartBefore(text: string, start: number): boolean {
  if (isLetterBelow(text, start - 1, JOINING_CODES) || PART_BEFORE.test(text.charAt(start - 1))) return true;
  if (text.charAt(start - 1) === '-') return isLetterBelow(text, start - 2, LATIN_CODES);
  return VERSION.test(text.slice(Math.max(0, start - MAX_VERSION_CHARACTERS), start));
}

function readNumber({ text }: Reading, token: Token): Unit {
  const isPart = isPartBefore(text, token.start) || PART_AFTER.test(text.slice(token.end, token.end + 2));
  return { ...token, kinds: isPart ? '' : kindsOfNumber(token.text) };
}

function readWord(
  { text, tokens, lexicon }: Reading,
  at: number,
  token: Token,
  before: Unit | undefined,
): Unit[] {
  const isInside = before?.kinds === '' && isHangulAt(text, token.start) && isHangulAt(text, token.start - 1);
  const found = isInside ? undefined : matchPhrase(lexicon, tokens, at, () => isCapitalAt(text, token.start));
  if (found !== undefined) {
    const { end } = tokens[at + found.length - 1] ?? token;
    return [
      { ...token, kinds: HOST.test(text.slice(end, end + MAX_HOST_CHARACTERS)) ? '' : found.kinds, end },
    ];
  }
  if (HAN_NUMBER.test(token.text)) return [{ ...token, kinds: '8' }];
  if (token.text.length > 2 && JOINED.test(token.text)) return splitJoined(lexicon, tokens, at, token);
  return [{ ...token, kinds: kindOfCompound(lexicon, token.text) }];
}

/** A letter that is joined to a word of the tables, and that word. */
function splitJoined(lexicon: Lexicon, tokens: readonly Token[], at: number, token: Token): Unit[] {
  const letter = { ...token, text: token.text.charAt(0), end: token.start + 1 };
  const rest = [{ ...token, text: token.text.slice(1) }, ...tokens.slice(at + 1, at + 8)];
  const found = matchPhrase(lexicon, rest, 0, () => false);
  if (found === undefined) return [{ ...token, kinds: '' }];
  const end = rest[found.length - 1]?.end ?? token.end;
  return [
    { ...letter, kinds: JOINED_KINDS },
    { ...token, text: '', kinds: found.kinds, start: letter.end, end },
  ];
}
