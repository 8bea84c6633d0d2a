import { foldText } from '../languages/fold-text.ts';
import { LANGUAGES } from '../languages/languages.ts';
import { compilePhrases, readPhrases } from '../languages/phrases.ts';
import { toPlainLine } from './plain-line.ts';
import { isSignatureLine } from './signature.ts';

const MAX_FOOTER_CHARACTERS = 160;
const MAX_FOOTER_WORDS = 20;
/** Lines with words at the end of a mail that may be footers: a signature may stand below them. */
const MAX_FOOTER_LINES = 12;
const MAX_LINE_CHARACTERS = 600;
const LINK = /[<([]{0,2}\s?(?:https?:\/\/|mailto:|www\.)[^\s<>()[\]]{1,500}\s?[>)\]]{0,2}/gi;
/** Programs and devices that name themselves below a mail, in Latin letters everywhere; some languages inflect them. */
const BRAND = new RegExp(
  [
    String.raw`(?<!\p{Script=Latin})(?:iphon|ipad|ipod|macbook|macos|samsung|galaxy|android|huawei|xiaomi|redmi|oneplus|fairphone`,
    'blackberry|motorola|nokia|xperia|windows|outlook|hotmail|yahoo|proton|gmail|yandex|foxmail|netease|icloud|superhuman',
    'shortwave|blue ?mail|tutanota|thunderbird|fairemail|postbox|mailspring|airmail|typeapp|fastmail|mymail|mailbird|naver',
    'em client|mailtrack|polymail|missive|laposte|libero|virgilio|tiscali|seznam|daum|hanmail|telekom|t-online|freenet',
    'verizon|t-mobile|vodafone|microsoft|rambler|realme|apple|web\\.de|mail\\.ru|k-9',
    '(?:ios|mac|honor|poco|oppo|vivo|pixel|moto|sony|htc|lumia|aol|inbox|mail|gmx|qq|spark|tuta|canary|newton|edison|hey',
    String.raw`zoho|nine|orange|o2|onet|interia|kakao|ionos|ziggo|kpn|at&t|bt|docomo|softbank|asus|lenovo|lg)(?![\p{Script=Latin}\p{N}]))`,
  ].join('|'),
  'iu',
);

const wholeFooters = compilePhrases(() => LANGUAGES.map(({ quotation }) => quotation.footers));
const sentFrom = compilePhrases(() => LANGUAGES.map(({ quotation }) => quotation.sentFrom));
const devices = compilePhrases(() => LANGUAGES.map(({ quotation }) => quotation.devices));

/** `T-Mobile 4G Device`: a device that no list has is written in capitals, with a digit. Front is a program. */
const MODEL = /^(?=.*\p{Nd})(?:\s[\p{Lu}\p{Nd}]\S{0,20}){1,5}$|^\sFront$/u;
const BEFORE_WORDS = /^[*_[("'“\s>-]+/;
const AFTER_WORDS = /[*_\])"'”\s.!。]+$/;
/** The end of a line that is compared with the words for `sent`. */
const MAX_LAST_CHARACTERS = 40;
const CLAUSE_END = /[;,!]|\.\s/;
let lastWords: readonly string[] | undefined;

function endsWithSent(line: string): boolean {
  lastWords ??= LANGUAGES.flatMap(({ quotation }) => readPhrases(quotation.sentLast)).map(foldText);
  const folded = foldText(line.slice(-MAX_LAST_CHARACTERS)).replace(AFTER_WORDS, '');
  return lastWords.some((word) => folded.endsWith(word));
}

function isSentence(line: string): boolean {
  return /[?？؟]/.test(line) || line.split(/\s+/, MAX_FOOTER_WORDS + 1).length > MAX_FOOTER_WORDS;
}

/** Whether the line says by what the mail was sent: `Sent from my …` at its start, `… から送信` at its end. */
function namesProgram(line: string): boolean {
  const end = sentFrom.matchStart(line);
  if (end === 0 && !endsWithSent(line)) return false;
  const clauses = line.split(CLAUSE_END);
  const clause = (end === 0 ? clauses.at(-1) : clauses[0]) ?? '';
  return BRAND.test(clause) || MODEL.test(clause.slice(end)) || devices.find(clause) !== undefined;
}

/** Whether a phone, a mail program or a scanner added the line: `Sent from my iPhone`, `Get Outlook for iOS`. */
function isFooter(line: string): boolean {
  if (line.length > MAX_LINE_CHARACTERS) return false;
  const words = line.includes('://') || line.includes('www.') ? line.replace(LINK, ' ') : line;
  const text = toPlainLine(words).replace(BEFORE_WORDS, '');
  if (text.length > MAX_FOOTER_CHARACTERS) return false;
  return (wholeFooters.matchStart(text) > 0 || namesProgram(text)) && !isSentence(text);
}

/** Whether the line begins a footer that goes on in the next one: programs wrap it at some seventy characters. */
function isWrappedFooter(first: string, second: string): boolean {
  const isFull = first.length > 40 && first.length <= 100 && second.trim() !== '';
  return isFull && sentFrom.matchStart(first.trimStart()) > 0 && isFooter(`${first} ${second}`);
}

/** Words behind a comma or colon: `Sent from Eva's iPhone, call me on Friday at ten.` */
const CLAUSE = /[,;:!，；：！]\s*(?:[\p{L}\p{N}]\S*\s+){3,60}[\p{L}\p{N}]/u;

/** Whether a line that looks like a footer says something else, too. */
export function saysMore(line: string): boolean {
  return line.length <= MAX_LINE_CHARACTERS && isFooter(line) && CLAUSE.test(line);
}

/** The lines without the footers among the last of them. Below a platform's footer, the rest is its own, too. */
export function removeFooters(lines: readonly string[]): readonly string[] {
  const withWords = lines.flatMap((line, index) => (line.trim() === '' ? [] : [index]));
  const start = withWords.at(-MAX_FOOTER_LINES) ?? 0;
  const isDropped = (line: string, index: number): boolean =>
    isFooter(line) ||
    isWrappedFooter(line, lines[index + 1] ?? '') ||
    isWrappedFooter(lines[index - 1] ?? '', line);
  const dropped = new Set(
    withWords.filter((index) => index >= start && isDropped(lines[index] ?? '', index)),
  );
  const isFrame = (index: number) => wholeFooters.matchStart((lines[index] ?? '').trim()) > 0;
  const frame = Array.from(dropped).find(isFrame) ?? lines.length;
  const isRest = lines.every((line, index) => index <= frame || dropped.has(index) || isSignatureLine(line));
  return lines.filter((_, index) => !dropped.has(index) && !(isRest && index > frame));
}
