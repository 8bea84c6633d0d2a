/** A date further into a mail is not found. */
const MAX_READ_CHARACTERS = 4_000;

/** Names of days and months, as sources of patterns. English `may`, `march` and `sun` are words, too. */
const MONTHS = [
  '[Jj]anuary|[Ff]ebruary|March|[Aa]pril|May|[Jj]une|[Jj]uly|[Aa]ugust|[Ss]eptember|[Oo]ctober|[Nn]ovember|[Dd]ecember',
  '(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\.?',
  'Januar|Jänner|Februar|März|Mai|Juni|Juli|Oktober|Dezember|(?:Okt|Dez)\\.?',
  'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre',
  'enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre',
];
const MONTH = `(?:${MONTHS.join('|')})`;

const WEEKDAYS = [
  '(?:[Mm]on|[Tt]ues|[Ww]ednes|[Tt]hurs|[Ff]ri|[Ss]atur|[Ss]un)day',
  'Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag',
  '[Ll]undi|[Mm]ardi|[Mm]ercredi|[Jj]eudi|[Vv]endredi|[Ss]amedi|[Dd]imanche',
  '[Ll]unes|[Mm]artes|[Mm]iércoles|[Jj]ueves|[Vv]iernes|[Ss]ábado|[Dd]omingo',
];
const WEEKDAY = `(?:${WEEKDAYS.join('|')})`;

/** Ambiguous unless followed by a date or time. */
const SHORT_WEEKDAY = '(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun|Mo|Di|Mi|Do|Fr|Sa|So)\\.?';

const RELATIVE = [
  '[Tt]oday|[Tt]onight|[Tt]omorrow(?: (?:morning|afternoon|evening|night))?',
  '(?:[Nn]ext|[Tt]his) (?:week|weekend|month)',
  '[Hh]eute|[Üü]bermorgen|(?<!guten |Guten )morgen(?: (?:früh|vormittag|nachmittag|abend))?|nächste(?:n|r)? Woche',
  "[Dd]emain|[Aa]ujourd['’]hui|[Aa]près-demain|la semaine prochaine",
  '[Hh]oy|(?:pasado |(?<!\\bla |\\bpor ))mañana|la próxima semana',
  'מחר|غد(?:اً|ًا|ا)',
];
const RELATIVE_DAY = `(?:${RELATIVE.join('|')})`;

const HOUR = '(?:[01]?\\d|2[0-4])';
const MERIDIEM = '[AaPp](?:\\.[Mm]\\.|[Mm]\\b)';
const CLOCK = [
  `${HOUR}:[0-5]\\d(?::[0-5]\\d)?(?:\\s?(?:${MERIDIEM}|Uhr|h\\b))?`,
  `(?:0?[1-9]|1[0-2])(?:\\.[0-5]\\d)?\\s?${MERIDIEM}`,
  `${HOUR}(?:\\.[0-5]\\d)?\\s?Uhr`,
  `${HOUR}h[0-5]\\d`,
  `(?<=à\\s)${HOUR}\\s?h\\b`,
].join('|');
/** A time of day, or from one to another. */
const TIME = `(?:(?:${CLOCK})(?:\\s?[–-]\\s?(?:${CLOCK}))?)(?![\\d:])`;

const DAY_NUMBER = '(?:0?[1-9]|[12]\\d|3[01])';
const MONTH_NUMBER = '(?:0?[1-9]|1[0-2])';
const DATE = [
  '\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])(?:T\\d{2}:\\d{2}(?::\\d{2})?(?:Z|[+-]\\d{2}:?\\d{2})?)?',
  `${DAY_NUMBER}\\.\\s?${MONTH_NUMBER}\\.\\s?\\d{4}`,
  // Without a year, two numbers and dots are a version or a sum unless a word such as `am` precedes them.
  `(?<=\\b(?:[Aa]m|vom|bis|zum|[Dd]en)\\s)${DAY_NUMBER}\\.${MONTH_NUMBER}\\.(?:\\d{2})?`,
  `${DAY_NUMBER}/${DAY_NUMBER}/(?:\\d{4}|\\d{2})`,
  `${DAY_NUMBER}(?:st|nd|rd|th|er|\\.|º)?(?:\\s(?:of|de))?\\s${MONTH}(?:,?\\s(?:de\\s)?\\d{4})?`,
  `${MONTH}\\s(?:the\\s)?${DAY_NUMBER}(?:st|nd|rd|th)?(?:,?\\s\\d{4})?(?!:?\\d)`,
].join('|');

const ARTICLE = ',?\\s(?:(?:the|den|der|le|el)\\s)?';
const DAY = [
  `(?:${WEEKDAY}|${SHORT_WEEKDAY})${ARTICLE}(?:${DATE})`,
  DATE,
  `(?:(?:[Nn]ext|[Tt]his|nächsten|kommenden)\\s)?${WEEKDAY}(?:\\s(?:morning|afternoon|evening|night))?`,
  RELATIVE_DAY,
].join('|');

const BEFORE_TIME = ',?\\s(?:(?:at|from|um|ab|von|gegen|à|a\\slas|@)\\s)?';
const BEFORE_DAY = ',?\\s(?:(?:on|am|le|el)\\s)?';
const SPACED = [
  `(?:${DAY})(?:${BEFORE_TIME}${TIME})?`,
  `${SHORT_WEEKDAY}${BEFORE_TIME}${TIME}`,
  `${TIME}(?:${BEFORE_DAY}(?:${DAY}))?`,
].join('|');
const SPACED_MENTION = new RegExp(
  `(?<![\\p{L}\\p{N}_])(?<!\\d[.:,/-])(?:${SPACED})(?![\\p{L}\\p{M}\\p{N}])`,
  'u',
);

const CJK_DAY =
  '(?:\\d{4}年)?\\d{1,2}月\\d{1,2}日(?:\\s?[（(][日月火水木金土][)）])?|(?:来週の?)?[日月火水木金土]曜日?|明後日|明日|本日|来週|明天|后天|下周';
/** `24時間` is a duration. */
const CJK_HOUR = '(?:午前|午後|上午|下午)?\\d{1,2}[時时](?![間间])(?:半|\\d{1,2}分)?';
const CJK_MENTION = new RegExp(
  `(?:${CJK_DAY})(?:の?\\s?(?:${CJK_HOUR}|(?:午前|午後|上午|下午)?${HOUR}[:：][0-5]\\d))?|${CJK_HOUR}`,
  'u',
);

/** The first date or time that the text names, as written; undefined when it names none. */
export function findMention(text: string): string | undefined {
  const read = text.slice(0, MAX_READ_CHARACTERS).replace(/\s+/g, ' ');
  const spaced = SPACED_MENTION.exec(read);
  const cjk = CJK_MENTION.exec(read);
  const first = cjk !== null && (spaced === null || cjk.index <= spaced.index) ? cjk : spaced;
  return first?.[0].trim();
}
