import type { Declarations } from './declarations.ts';
import { type Inherited, inheritStyle, isHiddenBox } from './hiding-styles.ts';
import { OpenElements } from './open-elements.ts';
import { type ReadTag, readTag } from './read-tag.ts';
import { StyleSheet } from './style-sheet.ts';

const MAX_KNOWN_TAGS = 1_000;
/** Without one of these, HTML hides nothing. */
const HIDING = new RegExp(
  [
    'hidden',
    String.raw`display\s{0,9}:\s{0,9}(?:none|\/\*)`,
    String.raw`visibility\s{0,9}:\s{0,9}collapse`,
    String.raw`opacity\s{0,9}:\s{0,9}0?\.?0`,
    'transparent|clip(?:-path)?\\s{0,9}:|scale[xy]?\\(0|<xml\\b',
    // Letters of no size, a place outside of the window, a colour without substance.
    String.raw`font[a-z-]{0,10}\s{0,9}:[^;"'}]{0,40}?(?<![\d.])[01]?(?:\.\d+)?(?:px|pt|em|%|[;"'}\s/])`,
    String.raw`:\s{0,9}-\d{3}`,
    String.raw`(?:rgba?|hsla?)\([^)]{5,40}[,/]\s{0,9}0?\.?0`,
    String.raw`color\s{0,9}:\s{0,9}#(?:[\da-f]{3}0|[\da-f]{6}00)\b`,
    String.raw`height\s{0,9}:\s{0,9}0`,
  ].join('|'),
  'i',
);
const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
/** Their content is no markup. */
const RAW = new Set(['script', 'style', 'textarea', 'title', 'xmp']);
const TAG = /<(\/?)([a-z][^\s/>]*)/iy;
/** The end of a tag, or a quotation mark where a value may begin. */
const TAG_STOP = />|[=\s]["']/g;

/** A style of the whole mail is not for hiding it. */
const NO_STYLE: Declarations = new Map();
const SHOWN: Inherited = { isInvisible: false, isTiny: false, isTransparent: false };

/** The position after the tag whose name ends at `start`; its quoted values may hold `>`. -1 without an end. */
function findEndOfTag(html: string, start: number): number {
  TAG_STOP.lastIndex = start;
  for (let stop = TAG_STOP.exec(html); stop !== null; stop = TAG_STOP.exec(html)) {
    const mark = stop[0].at(-1) ?? '>';
    if (mark === '>') return TAG_STOP.lastIndex;
    const close = html.indexOf(mark, TAG_STOP.lastIndex);
    if (close === -1) return -1;
    TAG_STOP.lastIndex = close + 1;
  }
  return -1;
}

/** Reads HTML from start to end and keeps what a reader of the mail sees. */
class VisibleHtml {
  readonly #sheet: StyleSheet;
  readonly #open = new OpenElements();
  readonly #tags = new Map<string, ReadTag>();
  readonly #kept: string[] = [];

  constructor(html: string) {
    this.#sheet = new StyleSheet(html);
  }

  /** Mails repeat a few tags many times. */
  #read(name: string, tag: string): ReadTag {
    const known = this.#tags.get(tag);
    if (known !== undefined) return known;
    const read = readTag(name, tag);
    if (this.#tags.size < MAX_KNOWN_TAGS) this.#tags.set(tag, read);
    return read;
  }

  keepText(text: string): void {
    const { inherited = SHOWN, isHidden = false } = this.#open.top ?? {};
    const { isInvisible, isTiny, isTransparent } = inherited;
    if (!isHidden && !isInvisible && !isTiny && !isTransparent) this.#kept.push(text);
  }

  keepMarkup(tag: string): void {
    if (this.#open.top?.isHidden !== true) this.#kept.push(tag);
  }

  start(name: string, tag: string): void {
    if (VOID.has(name)) {
      this.keepMarkup(tag);
      return;
    }
    this.#open.endImplied(name);
    const { isHidden = false, inherited = SHOWN } = this.#open.top ?? {};
    const { described, own, isHiddenByAttribute, setsSize } = this.#read(name, tag);
    const isRoot = name === 'html' || name === 'body';
    const style = isRoot ? NO_STYLE : this.#sheet.styleOf(described, own, this.#open.all);
    // Without a doctype, tables do not inherit the size of letters, and `font` sets it.
    const resets = name === 'table' || setsSize;
    const base = resets ? { ...inherited, isTiny: false } : inherited;
    this.#open.push({
      ...described,
      isHidden: isHidden || isHiddenByAttribute || isHiddenBox(style),
      inherited: inheritStyle(style, base),
    });
    this.keepMarkup(tag);
    if (tag.endsWith('/>') && name.includes(':')) this.#open.end(name);
  }

  end(name: string, tag: string): void {
    this.keepMarkup(tag);
    this.#open.end(name);
  }

  toString(): string {
    return this.#kept.join('');
  }
}

/** Reads the markup at `start`, where `<` stands, and returns the position after it. */
function readMarkup(html: string, start: number, visible: VisibleHtml): number {
  if (html.startsWith('<!--', start)) {
    const end = html.indexOf('-->', start + 2);
    return end === -1 ? html.length : end + 3;
  }
  TAG.lastIndex = start;
  const [opening, slash, written = ''] = TAG.exec(html) ?? [];
  if (opening === undefined) {
    visible.keepText('<');
    return start + 1;
  }
  const quotedEnd = findEndOfTag(html, start + opening.length);
  // A quotation mark without its partner: the tag ends where a reader thinks.
  const end = quotedEnd === -1 ? html.indexOf('>', start) + 1 : quotedEnd;
  if (end === 0) return html.length;
  const name = written.toLowerCase();
  const tag = html.slice(start, end);
  if (slash === '/') visible.end(name, tag);
  else visible.start(name, tag);
  if (slash === '/' || !RAW.has(name)) return end;
  const close = html.slice(end).search(new RegExp(`</${name}`, 'i'));
  const endOfRaw = close === -1 ? html.length : end + close;
  visible.keepMarkup(html.slice(end, endOfRaw));
  return endOfRaw;
}

/**
 * Removes what HTML hides: by styles of elements and style sheets, the `hidden` attribute and Outlook's data. Text on a
 * ground of its own colour stays, as no style tells its ground. One pass, at any nesting.
 */
export function removeHidden(html: string): string {
  if (!HIDING.test(html)) return html;
  const visible = new VisibleHtml(html);
  let position = 0;
  while (position < html.length) {
    const start = html.indexOf('<', position);
    visible.keepText(html.slice(position, start === -1 ? undefined : start));
    position = start === -1 ? html.length : readMarkup(html, start, visible);
  }
  return visible.toString();
}
