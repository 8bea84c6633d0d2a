/** What is read in HTML, in its order. */
export type HtmlVisitor = {
  /** Text as written, with its character references. */
  text: (written: string) => void;
  start: (name: string, tag: string) => void;
  end: (name: string) => void;
};

/** Their content is no markup, and no text to read. */
const UNREAD = new Set(['script', 'style', 'textarea', 'title', 'iframe', 'noframes', 'xmp']);
const TAG = /<(\/?)([a-z][^\s/>]*)/iy;
/** The end of a tag, or a quotation mark where a value may begin. */
const TAG_STOP = />|[=\s]["']/g;

/** The position after the tag whose name ends at `start`; its quoted values may hold `>`. -1 without an end. */
function findEndOfQuotedTag(html: string, start: number): number {
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

/** A tag without an end is searched to the end of the HTML; tags behind these end at their first `>`. */
const MAX_FAILED_SEARCHES = 20;
type Searches = { failed: number };

/** The position after the tag; one with a quotation mark that has no partner ends at its first `>`. */
function findEndOfTag(html: string, start: number, searches: Searches): number {
  const end = searches.failed < MAX_FAILED_SEARCHES ? findEndOfQuotedTag(html, start) : -1;
  if (end !== -1) return end;
  searches.failed += 1;
  const bracket = html.indexOf('>', start);
  return bracket === -1 ? html.length : bracket + 1;
}

function findEndOfUnread(html: string, name: string, start: number): number {
  const close = new RegExp(`</${name}(?![^\\s/>])`, 'gi');
  close.lastIndex = start;
  return close.exec(html)?.index ?? html.length;
}

/** The position after a comment, a declaration or a processing instruction. */
function findEndOfDeclaration(html: string, start: number): number {
  const [mark, from] = html.startsWith('<!--', start) ? ['-->', start + 2] : ['>', start];
  const end = html.indexOf(mark, from);
  return end === -1 ? html.length : end + mark.length;
}

function readMarkup(html: string, start: number, visitor: HtmlVisitor, searches: Searches): number {
  if (html[start + 1] === '!' || html[start + 1] === '?') return findEndOfDeclaration(html, start);
  TAG.lastIndex = start;
  const [opening, slash, written = ''] = TAG.exec(html) ?? [];
  if (opening === undefined) {
    visitor.text('&lt;');
    return start + 1;
  }
  const name = written.toLowerCase();
  const end = findEndOfTag(html, start + opening.length, searches);
  if (slash === '/') {
    visitor.end(name);
    return end;
  }
  visitor.start(name, html.slice(start, end));
  return UNREAD.has(name) ? findEndOfUnread(html, name, end) : end;
}

/** Reads HTML in one pass, at any nesting: comments, declarations, scripts and styles are left out. */
export function readHtml(html: string, visitor: HtmlVisitor): void {
  const searches: Searches = { failed: 0 };
  let position = 0;
  while (position < html.length) {
    const start = html.indexOf('<', position);
    const text = html.slice(position, start === -1 ? undefined : start);
    if (text !== '') visitor.text(text);
    position = start === -1 ? html.length : readMarkup(html, start, visitor, searches);
  }
}
