import { DOT, UNSEEN } from './lookalikes.ts';

/** Dates, times from–to, sums and numbers that begin with a year: no program dials these digits with marks. */
const NOT_DIALLED = [
  String.raw`\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2})?`,
  String.raw`\d{1,2}[.\/]\s?\d{1,2}[.\/]\s?\d{2,4}`,
  String.raw`\d{1,2}[.:]\d{2}\s?[\-–]\s?\d{1,2}[.:]\d{2}`,
  String.raw`\d{1,3}(?:\.\d{3}){2,}`,
  String.raw`(?:19|20)\d{2}[\-\/]\d{1,4}`,
].join('|');
/** A visible mark that may stand between the digits of a phone number. */
const MARK = String.raw`[\s()\/~\p{Pd}\u2212\u207d\u207e\u208d\u208e\uff08\uff09\uff0f\uff5e${DOT}]`;
/** Up to four marks, and any invisible characters, which do not count. */
const GAP = `${UNSEEN}(?:${MARK}${UNSEEN}){0,4}`;
/** Phones dial the digits of every script. */
const DIALLED = String.raw`[+＋]?\p{Nd}(?:${GAP}\p{Nd}){6,}`;
const NUMBER = new RegExp(
  String.raw`(?<!\p{Nd})(?:(?<kept>(?:${NOT_DIALLED})(?!${UNSEEN}\p{Nd}|${GAP}\p{Nd}(?!\d?:\d)))|[(（]?${DIALLED})`,
  'gu',
);
const FOUR_DIGITS = /\p{Nd}{4}(?=\p{Nd})/gu;
/** Digits, and signs that may hold one: the NFKC form of `㎠` is `cm2`. */
const DIGIT = String.raw`[\p{N}\p{So}]`;
/** Shorter than any phone number and any IP address. */
const FOUR_NUMBERS = new RegExp(`(?:${DIGIT}${DIGIT.replace('[', '[^')}*){4}`, 'u');
const DIGITS = `(?:${DIGIT}${UNSEEN})+`;
/**
 * Four or more numbers with dots between them: any four neighbours may be an IP address. A match begins with its first
 * digit, or with invisible characters before it, so that the search is linear.
 */
const IP_ADDRESSES = new RegExp(
  String.raw`(?<!${DIGIT}|\p{Default_Ignorable_Code_Point})${UNSEEN}${DIGITS}(?:[${DOT}]${UNSEEN}${DIGITS}){3,}`,
  'gu',
);
const DOTS = new RegExp(`[${DOT}]`, 'g');

/** No program reads on past it in a number, though people do write numbers with it. */
const MIDDLE_DOT = '·';

function separate(number: string): string {
  return number
    .replace(/^[(（]/, '')
    .replace(/[^\p{Nd}+＋]+/gu, MIDDLE_DOT)
    .replace(FOUR_DIGITS, `$&${MIDDLE_DOT}`);
}

/**
 * The text with middle dots in phone numbers, which phones and mail programs make into links, and in IP
 * addresses: `+1 (555) 010-9999` becomes `+1·555·010·9999`. Dates, times and sums stay as they are.
 */
export function breakNumbers(text: string): string {
  if (!FOUR_NUMBERS.test(text)) return text;
  const read = text.replace(IP_ADDRESSES, (addresses) => addresses.replace(DOTS, MIDDLE_DOT));
  return read.replace(NUMBER, (...found) => {
    const { kept } = found.at(-1) as { kept?: string };
    return kept ?? separate(found[0]);
  });
}
