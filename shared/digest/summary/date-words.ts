/** Names of days and months in mails, as sources of patterns. English `may`, `march` and `sun` are words too. */
const MONTHS = [
  '[Jj]anuary|[Ff]ebruary|March|[Aa]pril|May|[Jj]une|[Jj]uly|[Aa]ugust|[Ss]eptember|[Oo]ctober|[Nn]ovember|[Dd]ecember',
  '(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\.?',
  'Januar|Jänner|Februar|März|Mai|Juni|Juli|Oktober|Dezember|(?:Okt|Dez)\\.?',
  'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre',
  'enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre',
];
export const MONTH = `(?:${MONTHS.join('|')})`;

const WEEKDAYS = [
  '(?:[Mm]on|[Tt]ues|[Ww]ednes|[Tt]hurs|[Ff]ri|[Ss]atur|[Ss]un)day',
  'Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag',
  '[Ll]undi|[Mm]ardi|[Mm]ercredi|[Jj]eudi|[Vv]endredi|[Ss]amedi|[Dd]imanche',
  '[Ll]unes|[Mm]artes|[Mm]iércoles|[Jj]ueves|[Vv]iernes|[Ss]ábado|[Dd]omingo',
];
export const WEEKDAY = `(?:${WEEKDAYS.join('|')})`;

/** Only a date or a time after them tells them from words. */
export const SHORT_WEEKDAY = '(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun|Mo|Di|Mi|Do|Fr|Sa|So)\\.?';

const RELATIVE = [
  '[Tt]oday|[Tt]onight|[Tt]omorrow(?: (?:morning|afternoon|evening|night))?',
  '(?:[Nn]ext|[Tt]his) (?:week|weekend|month)',
  '[Hh]eute|[Üü]bermorgen|(?<!guten |Guten )morgen(?: (?:früh|vormittag|nachmittag|abend))?|nächste(?:n|r)? Woche',
  "[Dd]emain|[Aa]ujourd['’]hui|[Aa]près-demain|la semaine prochaine",
  '[Hh]oy|(?:pasado |(?<!\\bla |\\bpor ))mañana|la próxima semana',
  'מחר|غد(?:اً|ًا|ا)',
];
export const RELATIVE_DAY = `(?:${RELATIVE.join('|')})`;
