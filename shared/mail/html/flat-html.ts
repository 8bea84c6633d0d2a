import { INLINE } from './inline.ts';

const UNREAD = /^(?:script|style|title)$/i;
const TAG = /<[/!?]?([a-z][a-z0-9:-]*)?/iy;

/** The position where the element that opened before `from` ends, or the end of the document. */
function findEndOfUnread(html: string, name: string, from: number): number {
  const close = new RegExp(`</${name}`, 'gi');
  close.lastIndex = from;
  return close.exec(html)?.index ?? html.length;
}

function findEndOfComment(html: string, start: number): number {
  const end = html.indexOf('-->', start + 2);
  return end === -1 ? html.length : end + 3;
}

function findEndOfTag(html: string, start: number): number {
  const end = html.indexOf('>', start);
  return end === -1 ? html.length : end + 1;
}

/**
 * Removes tags in one pass, at any nesting: entities stay, blocks end a line, no `<` remains. Coarser than a parser
 * (hidden elements stay), for documents that are too large or too deep for one.
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
      position = findEndOfComment(html, start);
    } else {
      position = findEndOfTag(html, start);
      if (!INLINE.has(name.toLowerCase())) texts.push('\n');
      if (!opening.startsWith('</') && UNREAD.test(name)) position = findEndOfUnread(html, name, position);
    }
  }
  return texts.join('');
}
