import { decodeReferences } from './character-references.ts';
import type { Declarations } from './declarations.ts';
import { hidesText, type Inherited, inheritStyle, isHiddenBox } from './hiding-styles.ts';
import { type OpenElement, OpenElements } from './open-elements.ts';
import { readHtml } from './read-html.ts';
import { type ReadTag, readAttributes, readTag } from './read-tag.ts';
import { StyleSheet } from './style-sheet.ts';
import { TextLines } from './text-lines.ts';

/** Enough for a long newsletter with its style sheets; the rest is not read. */
const MAX_HTML_CHARACTERS = 256 * 1024;
const MAX_KNOWN_TAGS = 1_000;

const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
/** Elements that hold no text of the mail: data, drawings, and choices of a form. */
const SKIPPED = new Set('select template object svg math xml audio video canvas datalist'.split(' '));
/** Line breaks around blocks; other elements stand within a line. */
const BLOCKS = new Map(
  [
    ['address article aside center dd div dl dt fieldset figcaption figure footer form header', 1],
    ['li legend main nav ol section summary tr ul caption blockquote tbody thead tfoot', 1],
    ['h1 h2 h3 h4 h5 h6 hr p pre table', 2],
  ].flatMap(([names, breaks]) =>
    String(names)
      .split(' ')
      .map((name): [string, number] => [name, Number(breaks)]),
  ),
);
const CELLS = new Set(['td', 'th']);

/** A style of the whole mail is not for hiding it. */
const ROOTS = new Set(['html', 'body']);
const NO_STYLE: Declarations = new Map();
const SHOWN: Inherited = { isInvisible: false, isTiny: false, isTransparent: false };
const ROOT: Omit<OpenElement, 'name' | 'id' | 'classes'> = {
  isHidden: false,
  isQuoted: false,
  isPreformatted: false,
  inherited: SHOWN,
};

/** `areStylesRead`: styles may hide text. `areImagesNamed`: pictures are read by their alternative text. */
type Reading = { areStylesRead: boolean; areImagesNamed: boolean };

/** Reads HTML and keeps the text that a reader of the mail sees. */
class VisibleText {
  readonly #sheet: StyleSheet | undefined;
  readonly #open = new OpenElements();
  readonly #tags = new Map<string, ReadTag>();
  readonly #lines = new TextLines();

  readonly #areImagesNamed: boolean;

  constructor(html: string, { areStylesRead, areImagesNamed }: Reading) {
    this.#sheet = areStylesRead ? new StyleSheet(html) : undefined;
    this.#areImagesNamed = areImagesNamed;
  }

  /** Mails repeat a few tags many times. */
  #read(name: string, tag: string): ReadTag {
    const known = this.#tags.get(tag);
    if (known !== undefined) return known;
    const read = readTag(name, this.#sheet === undefined ? '' : tag);
    if (this.#tags.size < MAX_KNOWN_TAGS) this.#tags.set(tag, read);
    return read;
  }

  #describe(name: string, tag: string): OpenElement {
    const { described, own, isHiddenByAttribute, setsSize } = this.#read(name, tag);
    const outer = this.#open.top ?? ROOT;
    const isStyled = this.#sheet !== undefined && !ROOTS.has(name);
    const style = isStyled ? this.#sheet.styleOf(described, own, this.#open.all) : NO_STYLE;
    // Without a doctype, tables do not inherit the size of letters, and `font` sets it.
    const base = name === 'table' || setsSize ? { ...outer.inherited, isTiny: false } : outer.inherited;
    return {
      ...described,
      isHidden: outer.isHidden || isHiddenByAttribute || SKIPPED.has(name) || isHiddenBox(style),
      isQuoted: outer.isQuoted || name === 'blockquote',
      isPreformatted: outer.isPreformatted || name === 'pre',
      inherited: inheritStyle(style, base),
    };
  }

  text(written: string): void {
    const place = this.#open.top ?? ROOT;
    const { isInvisible, isTiny, isTransparent } = place.inherited;
    if (place.isHidden || isInvisible || isTiny || isTransparent) return;
    this.#lines.addText(decodeReferences(written), place);
  }

  #mark(name: string): void {
    const place = this.#open.top ?? ROOT;
    if (place.isHidden) return;
    const lineBreaks = BLOCKS.get(name);
    if (lineBreaks !== undefined) this.#lines.startBlock(lineBreaks);
    else if (CELLS.has(name)) this.#lines.addGap();
  }

  start(name: string, tag: string): void {
    if (name === 'img') {
      if (this.#areImagesNamed) this.text(` ${readAttributes(tag).get('alt') ?? ''} `);
    } else if (!VOID.has(name)) {
      this.#open.endImplied(name);
      this.#mark(name);
      this.#open.push(this.#describe(name, tag));
      if (tag.endsWith('/>') && name.includes(':')) this.#open.end(name);
    } else if (name === 'br' && this.#open.top?.isHidden !== true) {
      this.#lines.breakLine((this.#open.top ?? ROOT).isQuoted);
    } else this.#mark(name);
  }

  end(name: string): void {
    if (name === 'br') this.start(name, '');
    this.#open.end(name);
    this.#mark(name);
  }

  toString(): string {
    return this.#lines.toString();
  }
}

function collapseGaps(text: string): string {
  return text.replace(/\n[ \t]*\n\s*/g, '\n\n');
}

function readText(html: string, reading: Reading): string {
  const visible = new VisibleText(html, reading);
  readHtml(html, visible);
  return collapseGaps(visible.toString());
}

function cut(html: string): string {
  return html.slice(0, MAX_HTML_CHARACTERS);
}

/**
 * The visible text of HTML: no link targets, images, styles, scripts, nor what its styles hide. Text on a ground of its
 * own colour stays, as the ground behind it is unknown. One pass, at any nesting.
 */
export function htmlToText(html: string): string {
  const read = cut(html);
  return readText(read, { areStylesRead: hidesText(read), areImagesNamed: false });
}

/** The visible text of HTML with the alternative text of its pictures. */
export function htmlToTextOfImages(html: string): string {
  const read = cut(html);
  return readText(read, { areStylesRead: hidesText(read), areImagesNamed: true });
}

/** The text of HTML, also what its styles hide. */
export function htmlToWholeText(html: string): string {
  return readText(cut(html), { areStylesRead: false, areImagesNamed: false });
}
