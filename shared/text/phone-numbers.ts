/** Dates, times from–to, sums and numbers that begin with a year: digits with marks between them that nobody dials. */
const NOT_DIALLED = [
  String.raw`\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2})?`,
  String.raw`\d{1,2}[./]\s?\d{1,2}[./]\s?\d{2,4}`,
  String.raw`\d{1,2}[.:]\d{2}\s?[-–]\s?\d{1,2}[.:]\d{2}`,
  String.raw`\d{1,3}(?:\.\d{3}){2,}`,
  String.raw`(?:19|20)\d{2}[-/]\d{1,4}`,
].join('|');
/**
 * What may stand between the digits of a phone number, unseen characters among it; phones dial the digits of
 * every script.
 */
const BETWEEN = String.raw`[\s().\/~\u002d\u2010-\u2015\u2212\u2024\u202f\u200b-\u200f\u2060\u061c\ufe0e\ufe0f\u3002\uff08-\uff0f\uff5e\uff61]`;
const DIALLED = String.raw`[+＋]?\p{Nd}(?:${BETWEEN}{0,4}\p{Nd}){6,}`;
const NUMBER = new RegExp(
  String.raw`(?<!\p{Nd})(?:(?<kept>(?:${NOT_DIALLED})(?!\p{Nd}|${BETWEEN}{1,4}\p{Nd}(?!\d?:\d)))|[(（]?${DIALLED})`,
  'gu',
);
const FOUR_DIGITS = /\p{Nd}{4}(?=\p{Nd})/gu;
const IP_ADDRESS = /(?<!\d)(?:\d{1,3}\.){3}\d{1,3}(?!\d)/g;

/** What no program takes for a part of a phone number, though people do write it in one. */
const DOT = '·';

function dotted(number: string): string {
  return number
    .replace(/^[(（]/, '')
    .replace(/[^\p{Nd}+＋]+/gu, DOT)
    .replace(FOUR_DIGITS, `$&${DOT}`);
}

/**
 * The text with middle dots in what phones and mail programs make into a number to call, and in IP addresses:
 * `+1 (555) 010-9999` reads `+1·555·010·9999`. Dates, times and sums stay as they are.
 */
export function withoutNumbersToCall(text: string): string {
  const read = text.replace(IP_ADDRESS, (address) => address.replaceAll('.', DOT));
  return read.replace(NUMBER, (...found) => {
    const { kept } = found.at(-1) as { kept?: string };
    return kept ?? dotted(found[0]);
  });
}
