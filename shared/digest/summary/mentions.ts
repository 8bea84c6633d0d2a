import { MONTH, RELATIVE_DAY, SHORT_WEEKDAY, WEEKDAY } from './date-words.ts';

/** How far into a mail's own words a date is looked for. */
const MAX_READ_CHARACTERS = 4_000;

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
  // Without a year two numbers and dots are a version or a sum, unless the word before says "day".
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
/** `24時間` is how long, not when. */
const CJK_HOUR = '(?:午前|午後|上午|下午)?\\d{1,2}[時时](?![間间])(?:半|\\d{1,2}分)?';
const CJK_MENTION = new RegExp(
  `(?:${CJK_DAY})(?:の?\\s?(?:${CJK_HOUR}|(?:午前|午後|上午|下午)?${HOUR}[:：][0-5]\\d))?|${CJK_HOUR}`,
  'u',
);

/** The first date or time that the text names, as written; undefined where it names none. */
export function findMention(text: string): string | undefined {
  const read = text.slice(0, MAX_READ_CHARACTERS).replace(/\s+/g, ' ');
  const spaced = SPACED_MENTION.exec(read);
  const cjk = CJK_MENTION.exec(read);
  const first = cjk !== null && (spaced === null || cjk.index <= spaced.index) ? cjk : spaced;
  return first?.[0].trim();
}
