/** A unit of one of these kinds; `match-units.ts` puts the characters of the kinds in its place. */
const any = (kinds: string) => `«${kinds}»`;
const oneOf = (...choices: string[]) => `(?:${choices.join('|')})`;

const LINK = ` ?${any('L')}-?`;
const LINKS = `(?:${LINK}){0,2} ?`;
const MONTH = `${any('M')}\\.?`;
/** `on 3 March` and `to 3 March` begin with no weekday, although Danish and Finnish shorten weekdays so. */
const WEEKDAY = oneOf(`${any('Ww')}\\.?`, `${any('x')}\\.`);
const ORDINAL = oneOf(`[-:]?${any('T')}`, '\\.', '');
const DAY_NUMBER = `${any('D')}${ORDINAL}`;
const DAYS = `(?:${DAY_NUMBER} ?${oneOf('-', any('G'))} ?)?${DAY_NUMBER}`;
const YEAR = `[,.]?(?:${LINK})? ?${any('Y')}(?:[ -]?${any('Z')}\\.?)?`;
const HAN_NUMBER = oneOf(any('D'), `${any('8')}{1,3}`);
const HOUR = any('Hj');
const UNIT = `[ -]?${any('U')}\\.?`;

/** What makes a date of `12/03` and `3.12.`: a word before it, or a time after it. */
const afterWord = (kinds: string) => `(?<=${any(kinds)}\\.?,? ?[(:-]? ?)`;
const A_TIME = oneOf(`${any('A')}\\.? ?${any('HjJ')}`, `(?:${any('a')} )?${oneOf(any('J'), HOUR + UNIT)}`);
const AFTER_DAY_MARK = oneOf(any('EV'), `\\(${any('WwS8')}`, `${any('W')}`);
const BEFORE_TIME = `(?=\\.?,? ?${oneOf(AFTER_DAY_MARK, A_TIME)})`;

/** What follows a day of the month that stands without its month: `by the 15th.` */
const NO_MORE = `(?=[.,!?;)]|$|,? ?${oneOf(`${any('aA')} `, any('@'))})`;

const DATE = oneOf(
  any('X'),
  `${any('C')} ${any('D')}(?!${ORDINAL}${LINKS}${any('Mm')})`,
  `(?<=${any('Bb')} (?:${any('L')} )?)${any('D')}${oneOf(`[-:]?${any('T')}${NO_MORE}`, '\\.(?=$)')}`,
  `(?:${any('YDN')} ?${any('1')} ?)?${HAN_NUMBER} ?${any('2')} ?${HAN_NUMBER} ?${any('3')}`,
  `${any('D')} ?${any('3')}(?= ?${oneOf(any('V'), `${any('L')}?${any('Q')}`)})`,
  `${any('Y')}\\.? ?${MONTH} ?${DAY_NUMBER}`,
  DAYS +
    oneOf(
      `${LINKS}${MONTH}(?:${YEAR})?`,
      `${LINK} ?${any('m')}\\.?(?:${YEAR})?`,
      ` ?${any('m')}\\.?${YEAR}`,
      `(?<=${any('Ww')}\\.?,? ?${DAY_NUMBER}) ?${any('m')}\\.?`,
    ),
  `${MONTH}(?:${LINK})? ?${DAY_NUMBER}(?:,? ${any('Y')})?`,
  `${any('M')}${YEAR}`,
  `${any('9')}(?:-|${LINKS})${MONTH}(?:${YEAR})?`,
  `(?:${any('M')}|${HAN_NUMBER} ?${any('2')}) ?${any('9')}`,
  `${any('Y')}\\. ?${any('D')}\\. ?${any('D')}\\.?`,
  `${any('D')}\\. ?${any('D')}\\. ?${any('Y')}`,
  `${afterWord('BWwRK')}${oneOf(`${any('D')}\\. ?${any('D')}\\.(?! ?${any('D')})`, `${any('7')}\\.?`)}`,
  `${afterWord('BbWwRK')}${any('4')}`,
  `${any('74')}\\.?${BEFORE_TIME}`,
);

const CLOCK = `${any('J')}(?: ?${any('UuF')})?`;
const MINUTES = `(?: ?${any('6')}| ?${oneOf(any('ND'), `${any('8')}{1,3}`)} ?${any('5')})?`;
const HAN_HOUR = oneOf(any('H'), `${any('8')}{1,3}`);
/** A time of day that needs nothing beside it. */
const TIME = oneOf(
  `(?:${HOUR} ?${oneOf('-', any('G'))} ?)?${HOUR}${oneOf(` ?${any('F')}`, UNIT)}`,
  `${any('j')} ?${any('u')}`,
  `${any('Q')} ?${oneOf(any('J'), `${HAN_HOUR} ?${any('Ii')}${MINUTES}`)}`,
  `${any('H')} ?${any('I')}${MINUTES}`,
  `${any('A')}\\.? ?(?:${LINK} ?)?${any('HjJ')}(?: ?${any('UuF')})?`,
  `${any('a')} ${oneOf(`${HOUR} ?${any('u')}(?: ?${any('N')})?`, any('O'))}`,
  CLOCK,
);

/** The units that the first rules make, by their kinds. */
const DATED = any('%');
const TIMED = any('@');
/** `Cuma gününe kadar`. */
const AFTER_DAY = `(?: ?${any('E')}){0,3}`;
const IN_BRACKETS = ` ?\\(${oneOf(WEEKDAY, `${any('S8')}(?:[・,/-]${any('S8')}){0,6}`)}\\)`;
const FULL_DATE = `${DATED}${oneOf(IN_BRACKETS, `,? ?${any('W')}${AFTER_DAY}`, AFTER_DAY)}`;
/** A day, as exactly as the text names it. */
const DAY = oneOf(
  `(?:${any('Rr')},? ?(?:${LINK} ?)?)?${WEEKDAY},? ?${LINKS}${FULL_DATE}`,
  FULL_DATE,
  `${any('Ww')},?(?:${LINK}){0,2} ${any('D')}${oneOf(`[-:]?${any('T')}`, '\\.')}`,
  `${any('W')} ${any('D')}${NO_MORE}`,
  `(?:${any('Rr')}${LINKS})?(?:${any('K')} )?${any('W')}(?: ${any('Kr')})?(?:${LINKS}${any('P')})?${AFTER_DAY}`,
  `${any('w')}${LINKS}${any('P')}`,
  `${any('R')}(?: ?${any('BbL')})? ?${any('R')}`,
  `${any('R')}(?:${LINKS}${any('P')})?${AFTER_DAY}`,
);

/** A time of day that needs a day beside it: `10`, after `at`. */
const TIME_OF_DAY = oneOf(
  TIMED,
  `${any('a')}-? ?(?:${LINK} ?)?${oneOf(TIMED, `${HOUR}(?: ?${any('u')}(?: ?${any('N')})?|-${any('T')})?`)}`,
  `${HOUR} ?${any('u')}(?: ?${any('N')})?`,
  any('jOQ'),
  `${HAN_HOUR} ?${any('Ii')}${MINUTES}`,
);
const rangeOf = (time: string) => `${time}(?:-${any('T')})?(?: ?${oneOf('-', any('G'))} ?${time})?`;
/** A range of weekdays names when a place is open: `Mon-Fri 9:00`. */
const SHORT_WEEKDAY = `${any('w')}\\.?`;
const TO = ` ?${oneOf('-', any('G'))} ?`;
const WEEKDAYS = oneOf(SHORT_WEEKDAY + TO + WEEKDAY, WEEKDAY + TO + SHORT_WEEKDAY);
const HOURS = `${WEEKDAYS}(?:,? ?${rangeOf(TIME_OF_DAY)})?`;
const BETWEEN = `\\.?,? ?-? ?(?:${any('BbL')}-? ?)?`;

/**
 * What units become one unit, of which kind, and which kinds the units must have for that: first dates and times, then
 * days of both dates and words, at last what a text mentions: a day (`&`), a period (`~`), or a time alone (`@`).
 * Opening hours are none of them (`_`).
 */
export const RULES = [
  ['%', DATE, /[XYD74M8]/],
  ['@', TIME, /[HJjO8]/],
  ['_', HOURS, /[Ww].*[Ww]/],
  ['&', DAY, /[%WwR]/],
  ['~', any('r') + AFTER_DAY, /r/],
  [
    '&',
    oneOf(
      `${any('&')}(?:${TO}${any('&')})?(?:${BETWEEN}${rangeOf(TIME_OF_DAY)})?`,
      `${WEEKDAY},? ${rangeOf(TIMED)}`,
      `${rangeOf(TIMED)},? ?(?:${any('BbL')} ){0,2}${any('&')}`,
    ),
    /&.*[&@HjOQ8]|@.*&|[Ww].*@/,
  ],
  ['@', rangeOf(TIMED), /@.*@/],
] as const;
