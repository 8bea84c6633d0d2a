import { decodeReferences } from '../html/character-references.ts';

/** Markup further into a text is not looked for. */
const MAX_READ_CHARACTERS = 20_000;

const DOCUMENT = /^\s*<(?:!doctype html|html|head|body)[\s>]/i;
const FRAGMENT = /^\s*<(?:div|p|table|span|font|center|meta|style|title|h[1-6]|ul|ol)[\s>]/i;
const ANY_TAG = /<\/?[a-z][^<>]{0,500}>/gi;
const KNOWN_TAG =
  /^<\/?(?:a|abbr|b|big|blockquote|body|br|center|code|dd|div|dl|dt|em|font|h[1-6]|head|hr|html|i|img|li|meta|ol|p|pre|s|small|span|strike|strong|style|sub|sup|table|tbody|td|th|thead|title|tr|tt|u|ul)(?:\s[^<>]*)?\/?>$/i;
const STRUCTURE = '<\\/?(?:br|p|div|tr|td|li|table|h[1-6])(?:\\s[^<>]{0,200})?\\/?>';
/** A tag at its work stands at a line's start or directly behind a word; a tag that is spoken of stands by itself. */
const AT_WORK = new RegExp(`(?:^|[^\\s"'\`(])${STRUCTURE}`, 'gim');
const BREAK_AT_WORK = /[\p{L}\p{P}]<br ?\/?>(?:[\p{L}\p{N}]|\s*$)/iu;
const LINK = /<a\s[^<>]{0,400}href\s?=[^<>]{0,400}>[^<>]{1,400}<\/a>/i;

/** Whether most lines have markup, so that they are no lines of people. */
function isMarkedUp(read: string): boolean {
  const lines = read.split('\n').filter((line) => line.trim() !== '');
  return lines.filter((line) => /<\/?[a-z][^<>]*>/i.test(line)).length * 2 >= lines.length;
}

/** Whether plain text is HTML that a mailer labelled wrongly; a text that speaks of a tag or two is none. */
export function isMislabelledHtml(text: string): boolean {
  if (!text.includes('<')) return false;
  const read = text.slice(0, MAX_READ_CHARACTERS);
  if (DOCUMENT.test(read)) return true;
  const tags = read.match(ANY_TAG) ?? [];
  const known = tags.filter((tag) => KNOWN_TAG.test(tag)).length;
  if (known === 0 || known < tags.length * 0.9 || read.includes('`')) return false;
  if (FRAGMENT.test(read) && known > 1) return true;
  const isAtWork = (read.match(AT_WORK) ?? []).length > 1 || BREAK_AT_WORK.test(read) || LINK.test(read);
  return isAtWork && isMarkedUp(read);
}

const ENTITY = /&(?:#\d{2,7}|#x[\da-f]{2,6}|[a-z]{2,8}\d{0,2});/gi;
/** Entities that stand where people write the character itself. */
const LETTER =
  '(?:[a-z]{1,2}(?:uml|acute|grave|circ|tilde|cedil|caron|ring|slash|lig)|#(?:19[2-9]|2[0-5]\\d)|#\\d{4,5}|#x[\\da-f]{2,5})';
const CERTAIN_ENTITY = new RegExp(
  [
    // A letter or an apostrophe in a word.
    String.raw`\p{L}&${LETTER};|&${LETTER};\p{Ll}|(?:&#(?:x[\da-f]{3,5}|\d{4,5});){2}`,
    String.raw`\p{L}&(?:#0?39|apos|rsquo|#x27);\p{L}`,
    // Punctuation and blanks of a typesetter.
    String.raw`[\s\p{L}]&(?:[nm]dash|hellip|[lr][sd]quo|euro|bull|#8\d{3});`,
    '&nbsp;[^]{0,2000}&nbsp;|&quot;[^&\\n]{1,80}&quot;',
  ].join('|'),
  'iu',
);
const SPOKEN_AMPERSAND = /(?:^|\s)&(?:\s|$)/;
const ESCAPED_AMPERSAND = /[\p{L}\p{N}] &amp; [\p{L}\p{N}]/u;

/** The text with its HTML entities decoded, if a mailer escaped it; a text that speaks of `&nbsp;` stays. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  const isEscaped =
    CERTAIN_ENTITY.test(text) || (ESCAPED_AMPERSAND.test(text) && !SPOKEN_AMPERSAND.test(text));
  if (!isEscaped) return text;
  return text.replace(ENTITY, (entity) => decodeReferences(entity).replace('\u00a0', ' '));
}
