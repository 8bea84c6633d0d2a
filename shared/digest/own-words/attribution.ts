import { LANGUAGES } from '../languages/languages.ts';
import { compilePhrases } from '../languages/phrases.ts';
import { toPlainLine } from './plain-line.ts';

const MAX_ATTRIBUTION_CHARACTERS = 400;
const MAX_ATTRIBUTION_LINES = 4;
/** A colon, or Zoho's dashes. */
const END = /[:：]\s*\**$|\s-{3,}$/;
const ADDRESS = /[<(["]\s?(?:mailto:)?[^\s@<>()]{1,100}@[^\s@<>()]{1,200}/i;
const ADDRESS_LAST = /[<([]\s?(?:mailto:)?[^\s@<>()]{1,100}@[^@<>()]{1,200}[>)\]]+$/i;
const TIME = /\p{Nd}{1,2}[:.h]\p{Nd}{2}(?!\p{Nd}|[./-])|\p{Nd}\s?[時时시點点]/u;
const DATE = /\p{Nd}{4}|\p{Nd}{1,2}[./-]\p{Nd}{1,2}[./-]\p{Nd}{2}|\p{Nd}{1,2}[:.h]\p{Nd}{2}/u;
/** `On Thu, 19`, `Am Do., 19`, `пн, 23`: at most three words before the first number. */
const DATE_FIRST = /^[-*"'“(\s]*(?:[\p{L}\p{M}.,،'׳״-]{1,20}\s+){0,4}[\p{L}'-]{0,10}\p{Nd}/u;
/** What may stand between the verb and the end: `(a)`, `/a`. */
const AFTER_VERB = /^[^\p{L}\p{Nd}]*(?:\p{L}{1,3}[)\]]?)?[^\p{L}\p{Nd}]*$/u;
/** A date closes the line: digits, or `AM`, `Uhr` behind them. */
const DATE_LAST = /\p{Nd}[^\p{Nd}]{0,16}$/u;
/** `Ada Quist`, `you`: at most four names. */
const NAME = /^[\p{Lu}\p{Lo}][^\s.?!]{0,30}(?:\s\p{Lu}[^\s?!]{0,30}|\s\p{Ll}{1,3}){0,4}$/u;
/** `[2026-11-23 10:00 +0100]` at the end. */
const BRACKETED_DATE = /[[(][^\])]{0,20}\p{Nd}{1,4}[./-]\p{Nd}{1,2}[^\])]{0,30}[\])]$/u;
/** Words after a comma: the verb is part of a sentence. */
const CLAUSE = /[,;]\s\p{Ll}{3}/u;
const MAX_WORDS_BEFORE_VERB = 6;
/** A name with an organisation, before its address. */
const MAX_NAME_WORDS = 10;

const verbs = compilePhrases(() => LANGUAGES.map(({ quotation }) => quotation.wrote));
const openings = compilePhrases(() => LANGUAGES.map(({ quotation }) => quotation.quoting));

/** `quoted`: a sentence may look like it, so it counts above a line marked with `>` alone. */
type Attribution = 'certain' | 'quoted';

function countWords(text: string): number {
  return text.match(/\S+/g)?.length ?? 0;
}

function classifyVerb(line: string, at: { start: number; end: number }): Attribution | undefined {
  const before = line.slice(0, at.start).trim();
  const after = line.slice(at.end).trim();
  const isAddressed = ADDRESS.test(line);
  if (AFTER_VERB.test(after)) {
    if (isAddressed || DATE.test(line)) return 'certain';
    return NAME.test(before) || /\p{Nd}/u.test(before) ? 'quoted' : undefined;
  }
  // `Ada Quist wrote on 11/23/26 10:00 AM:`
  const isDatedAfter =
    countWords(before) <= (isAddressed ? MAX_NAME_WORDS + 2 : MAX_WORDS_BEFORE_VERB) &&
    DATE_LAST.test(after) &&
    !CLAUSE.test(after);
  // `Am 23.11.26 um 10:00 schrieb Ada Quist:`
  const isDatedBefore = DATE_FIRST.test(before) && (NAME.test(after) || ADDRESS_LAST.test(after));
  if (!DATE.test(line) || !(isDatedAfter || isDatedBefore)) return undefined;
  return isAddressed || TIME.test(line) ? 'certain' : 'quoted';
}

/** `Vào Th 2, 23 thg 11, 2026 … <ada@example.com> đã viết:` in a language without a table. */
function isForeign(words: string): boolean {
  const afterAddress = words.slice(words.lastIndexOf('@')).replace(/^[^>)\]]*[>)\]]+/, '');
  return DATE_FIRST.test(words) && DATE.test(words) && countWords(afterAddress) <= 3;
}

/** `Ada Quist, 23.11.2026 10:00:` */
function isNameWithDate(words: string): boolean {
  const name = words.slice(0, Math.max(words.search(/\p{Nd}/u), 0)).replace(/[\s,(-]+$/, '');
  return NAME.test(name) && DATE.test(words) && TIME.test(words) && DATE_LAST.test(words);
}

function classify(line: string): Attribution | undefined {
  const words = line
    .replace(END, '')
    .replace(/^[-*\s]+/, '')
    .trim();
  const isAddressed = ADDRESS_LAST.test(words);
  if (isAddressed && DATE.test(words.replace(ADDRESS_LAST, ''))) return 'certain';
  if (ADDRESS.test(words) && (BRACKETED_DATE.test(words) || isForeign(words))) return 'certain';
  if (openings.matchStart(words) > 0 && countWords(words) <= 12) return isAddressed ? 'certain' : 'quoted';
  const verb = verbs.find(words);
  if (verb !== undefined) return classifyVerb(words, verb);
  return isNameWithDate(words) ? 'quoted' : undefined;
}

/** Whether an attribution that is wrapped may begin so: with its date, or with the writer's address. */
function opensAttribution(line: string): boolean {
  if (!/[\p{Nd}@]/u.test(line)) return false;
  return (
    DATE_FIRST.test(line) ||
    (ADDRESS.test(line) && countWords(line.slice(0, line.indexOf('@'))) <= MAX_NAME_WORDS)
  );
}

/** How many lines make up an attribution, and whether it needs a quotation below it. */
export type AttributionLines = { length: number; isCertain: boolean };

function isMarked(line: string | undefined): boolean {
  return line !== undefined && /^\s*[>＞]/.test(line);
}

/** A cheap test before `END`, as it runs on every line. */
function mayEnd(line: string): boolean {
  return ':：*-'.includes(line.at(-1) ?? ' ');
}

/** Whether the line may end an attribution: with a colon, or without one right above a marked line. */
function endsAttribution(line: string, lines: readonly string[], next: number): boolean {
  if (mayEnd(line) && END.test(line)) return true;
  const isAbove = isMarked(lines[next]) || (lines[next]?.trim() === '' && isMarked(lines[next + 1]));
  return isAbove && /[\p{Nd}@]/u.test(line) && DATE.test(line);
}

/**
 * The attribution of a quoted mail that begins at `index`: `On … wrote:` in the languages of the tables, and in others
 * where it ends with an address. Mail programs wrap it.
 */
export function readAttribution(lines: readonly string[], index: number): AttributionLines | undefined {
  let joined = '';
  for (let length = 1; length <= MAX_ATTRIBUTION_LINES; length += 1) {
    const line = toPlainLine((lines[index + length - 1] ?? '').slice(0, MAX_ATTRIBUTION_CHARACTERS + 1));
    joined = `${joined} ${line}`.trim();
    if (line === '' || joined.length > MAX_ATTRIBUTION_CHARACTERS) return undefined;
    const isEnd = endsAttribution(line, lines, index + length);
    if (length === 1 && !isEnd && !opensAttribution(line)) return undefined;
    if (!isEnd) continue;
    // A line that is a whole attribution does not end the sentence before it.
    if (length > 1 && DATE_FIRST.test(line) && classify(line) === 'certain') return undefined;
    const found = classify(joined);
    return found === undefined ? undefined : { length, isCertain: found === 'certain' };
  }
  return undefined;
}
