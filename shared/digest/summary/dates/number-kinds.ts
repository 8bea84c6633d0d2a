const DAY = '(?:0?[1-9]|[12]\\d|3[01])';
const MONTH = '(?:0?[1-9]|1[0-2])';
const YEAR = '(?:19|20)\\d\\d';
const CLOCK = '(?:[01]?\\d|2[0-4])[:hu][0-5]\\d(?::[0-5]\\d)?';

const whole = (source: string) => new RegExp(`^(?:${source})$`);
/** Dates with a year, or with three padded numbers. */
const DATE = whole(
  [
    `${YEAR}-\\d\\d-\\d\\dt.+`,
    `${YEAR}([-./])${MONTH}\\1${DAY}`,
    `${DAY}([-./])${MONTH}\\2${YEAR}`,
    `${MONTH}([-/])${DAY}\\3${YEAR}`,
    `${DAY}/${DAY}/\\d\\d`,
    '(?:0[1-9]|[12]\\d|3[01])\\.(?:0[1-9]|1[0-2])\\.[23]\\d',
  ].join('|'),
);
const TIME = whole(CLOCK);
const DOT_TIME = whole('(?:[01]?\\d|2[0-4])\\.[0-5]\\d');
const DOT_DATE = whole(`${DAY}\\.${MONTH}(?:\\.[23]\\d)?`);
const SLASH_DATE = whole(`${DAY}/${MONTH}|${MONTH}/${DAY}`);
/** Fractions, and expressions such as `24/7`. */
const NO_DATE = whole('1/[2-4]|2/3|3/4|24/7|7/24|9/11');

/** The kinds that two ends of a range may have, and the kind of their range. */
const RANGES = [
  ['X', 'DX7'],
  ['7', 'D7'],
  ['4', 'D4'],
  ['J', 'HJ'],
  ['j', 'Hj'],
] as const;

function kindsOfDigits(digits: string): string {
  const value = Number(digits);
  if (digits.length === 4) return value >= 1900 && value < 2100 ? 'Y' : '';
  if (digits.length > 2) return '';
  const isPadded = digits.length === 2;
  return (value > 0 && value < 32 ? 'D' : '') + (value < 25 ? 'H' : '') + (isPadded && value < 60 ? 'N' : '');
}

function kindsOfOne(text: string): string {
  if (/^\d+$/.test(text)) return kindsOfDigits(text);
  if (DATE.test(text)) return 'X';
  if (TIME.test(text)) return 'J';
  if (SLASH_DATE.test(text)) return NO_DATE.test(text) ? '' : '4';
  return (DOT_DATE.test(text) ? '7' : '') + (DOT_TIME.test(text) ? 'j' : '');
}

function kindsOfRange(from: string, to: string): string {
  if (from.includes('D') && to.includes('D')) return 'DH';
  return RANGES.flatMap(([end, begin]) =>
    to.includes(end) && Array.from(begin).some((kind) => from.includes(kind)) ? [end] : [],
  ).join('');
}

/**
 * The kinds of a number: `D` day of a month, `H` hour, `N` minute, `Y` year, `X` date, `4` date with a slash, `7` date
 * with a dot, `J` time, `j` time with a dot. A range has the kind of its ends.
 */
export function kindsOfNumber(text: string): string {
  const single = kindsOfOne(text);
  if (single !== '') return single;
  const [, from, to] = /^([^–—-]+?)\.?[–—-]([^–—-]+)$/.exec(text) ?? [];
  return from === undefined || to === undefined ? '' : kindsOfRange(kindsOfOne(from), kindsOfOne(to));
}
