/**
 * How one language names days and times. Each field is a list: phrases separated by semicolons or line ends, forms of
 * the same month or weekday by `|`. Case and accents do not count. Before a phrase,
 * - `^` stands for a capital letter that it needs: `^may`;
 * - `~` says that it is a word of another meaning, too, and counts only beside other parts of a date or time.
 * In a phrase, `word*` is the word with any ending, `(a|b)` is one of several, `(a|b)?` may be absent.
 */
export type DatePhrases = {
  /** January to December. */
  months: string;
  /** Monday to Sunday. */
  weekdays: string;
  /** Days seen from today: `tomorrow`. */
  relative: string;
  /** Weeks and months: `end of next week`. A day near one is preferred to it. */
  periods: string;
  /** Parts of a day, after it: `morning`. */
  dayParts?: string;
  /** `end of`, before a month or after it. */
  monthParts?: string;
  /** `next`, before a weekday or after it. */
  next?: string;
  /** Words within a date: `3 de março`, `the 3rd of March`, `Donnerstag, den 3.`. */
  links?: string;
  /** Words before a day of the month that make it one: `dia 15`. */
  dayMarks?: string;
  /** Words before a date that make `12/03` and `3.12.` one: `bis`. With `~` only `12/03`: Python runs on 3.12. */
  beforeDate?: string;
  /** Words before a time of day: `kl 10`; with `~`, a number after them is an hour only beside a day: `at 10`. */
  beforeHour?: string;
  /** Words after an hour: `10 Uhr`; with `~` only beside a day or after a word before an hour: `à 10 h`. */
  hourUnits?: string;
  /** Halves of the day after a time, `3 pm`, and before it, `下午3点`. */
  halvesAfter?: string;
  halvesBefore?: string;
  /** `noon`, `midnight`. */
  noon?: string;
  /** Endings of a number: `3rd`. */
  ordinals?: string;
  /** Words after a year: `2026 г.`. */
  yearMarks?: string;
  /** Words after a day that belong to it: `Cuma günü`. */
  afterDay?: string;
  /** Words after a day of the month that make it one: `25日まで`. */
  untilMarks?: string;
  /** Words between the ends of a range: `10 to 11`. */
  ranges?: string;
  /** Counters of years, months, days, hours, minutes, and the half of an hour: `12月3日`. */
  counters?: string;
  /** Weekdays of one character in brackets: `12月3日(木)`. */
  bracketed?: string;
  /** Phrases that look like a date and are none: `good morning` in German. */
  falseFriends?: string;
};
