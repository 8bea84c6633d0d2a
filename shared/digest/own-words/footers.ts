import { LANGUAGES } from '../languages/languages.ts';
import { compilePhrases } from '../languages/phrases.ts';
import { toPlainLine } from './plain-line.ts';

const MAX_FOOTER_CHARACTERS = 160;
const MAX_FOOTER_WORDS = 16;
/** Lines with words at the end of a mail that may be footers: a signature may stand below them. */
const MAX_FOOTER_LINES = 12;
const MAX_WRAPPED_LINES = 4;
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

/** Whether the line says by what the mail was sent: `Sent from my …` at its start, `… から送信` at its end. */
function namesProgram(line: string): boolean {
  const at = sentFrom.find(line);
  if (at === undefined) return false;
  const before = line.slice(0, at.start).trim();
  const after = line.slice(at.end);
  const isAtEdge = before === '' || /^[^\p{L}]*$/u.test(after);
  // `Sent from my Fairphone`: a name that no list has is written with a capital or a digit.
  return (
    isAtEdge &&
    (BRAND.test(line) ||
      devices.find(line) !== undefined ||
      /^\s\p{Lu}\S{2,20}(?:\s[\p{Lu}\d]\S{0,20}){0,3}\W*$/u.test(after))
  );
}

/** Whether a phone, a mail program or a scanner added the line: `Sent from my iPhone`, `Get Outlook for iOS`. */
function isFooter(line: string): boolean {
  if (line.length > MAX_LINE_CHARACTERS || /[?？؟]\s*$/.test(line)) return false;
  const words = line.includes('://') || line.includes('www.') ? line.replace(LINK, ' ') : line;
  const text = toPlainLine(words).replace(/^[*_[("'“\s>-]+|[*_\])"'”\s.!。]+$/g, '');
  if (text === '' || text.length > MAX_FOOTER_CHARACTERS || /[?？؟]/.test(text)) return false;
  if (text.split(/\s+/, MAX_FOOTER_WORDS + 1).length > MAX_FOOTER_WORDS) return false;
  return wholeFooters.matchStart(text) > 0 || namesProgram(text);
}

/** Whether the two lines, neither a footer by itself, are one: programs wrap it at some seventy characters. */
function isWrappedFooter(first: string, second: string): boolean {
  return first.length > 40 && first.length <= 100 && isFooter(`${first} ${second}`);
}

/** The lines without the footers among the last of them. */
export function removeFooters(lines: readonly string[]): readonly string[] {
  let unread = MAX_FOOTER_LINES;
  let isWrapped = false;
  const kept: string[] = [];
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    const line = lines[index] ?? '';
    const isRead = unread > 0 && line.trim() !== '';
    unread -= Number(isRead);
    const isDropped: boolean = isWrapped || (isRead && isFooter(line));
    isWrapped =
      isRead &&
      unread >= MAX_FOOTER_LINES - MAX_WRAPPED_LINES &&
      !isDropped &&
      isWrappedFooter(lines[index - 1] ?? '', line);
    if (!isDropped && !isWrapped) kept.push(line);
  }
  return kept.reverse();
}
