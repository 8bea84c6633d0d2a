/** Tags within a word or sentence; every other tag ends a line. */
const INLINE = new Set(
  'a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd mark o:p q s samp small span strike strong sub sup tt u var wbr'.split(
    ' ',
  ),
);
const UNREAD = /^(?:script|style|title)$/i;
const TAG = /<[/!?]?([a-z][a-z0-9:-]*)?/iy;

/** Where the element that opened before `from` ends, or the end of the document. */
function endOfUnread(html: string, name: string, from: number): number {
  const close = new RegExp(`</${name}`, 'gi');
  close.lastIndex = from;
  return close.exec(html)?.index ?? html.length;
}

function endOfComment(html: string, start: number): number {
  const end = html.indexOf('-->', start + 2);
  return end === -1 ? html.length : end + 3;
}

function endOfTag(html: string, start: number): number {
  const end = html.indexOf('>', start);
  return end === -1 ? html.length : end + 1;
}

/**
 * HTML without its tags, in one pass and at any nesting: the entities stay, lines end where blocks did, and
 * no `<` is left in it. Coarser than a parser (it shows what is hidden), for documents that one cannot take.
 */
export function flattenHtml(html: string): string {
  const texts: string[] = [];
  let position = 0;
  while (position < html.length) {
    const start = html.indexOf('<', position);
    texts.push(html.slice(position, start === -1 ? undefined : start));
    if (start === -1) break;
    TAG.lastIndex = start;
    const [opening = '<', name = ''] = TAG.exec(html) ?? [];
    if (opening === '<') {
      texts.push('&lt;');
      position = start + 1;
    } else if (html.startsWith('<!--', start)) {
      position = endOfComment(html, start);
    } else {
      position = endOfTag(html, start);
      if (!INLINE.has(name.toLowerCase())) texts.push('\n');
      if (!opening.startsWith('</') && UNREAD.test(name)) position = endOfUnread(html, name, position);
    }
  }
  return texts.join('');
}
