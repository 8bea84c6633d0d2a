import { decodeBody } from '../../../../shared/mail/body/mime-part.ts';
import { decodeReferences } from '../../../../shared/mail/html/character-references.ts';
import { htmlToText } from '../../../../shared/mail/html/html-text.ts';
import { readAttributes } from '../../../../shared/mail/html/read-tag.ts';
import { toOneLine } from '../../../../shared/text/readable.ts';
import { listParts } from './list-parts.ts';

export type Link = { text: string; url: string };

const MAX_LINKS = 50;
/** All texts and addresses together. */
const MAX_CHARACTERS = 12_000;
/** Bounds of one link. */
const MAX_TAG_CHARACTERS = 3_000;
const MAX_LABEL_CHARACTERS = 2_000;
const MAX_TEXT_CHARACTERS = 100;

const ADDRESS = /^(?:https?:\/\/|mailto:)\S+$/i;

/** The links of a mail's HTML that its readable text does not show, each address once, in bounded length. */
export function listLinks(payload: unknown, text: string): Link[] {
  const urls = new Set<string>();
  const links: Link[] = [];
  let left = MAX_CHARACTERS;
  for (const link of listParts(payload).flatMap(({ part }) =>
    part.mimeType === 'text/html' && !part.isAttachment ? readLinks(decodeBody(part)) : [],
  )) {
    if (urls.has(link.url) || text.includes(link.url)) continue;
    left -= link.url.length + link.text.length;
    if (links.length === MAX_LINKS || left < 0) break;
    urls.add(link.url);
    links.push(link);
  }
  return links;
}

function readLinks(html: string): Link[] {
  // Pieces that do not overlap take linear time for any HTML.
  const [, ...anchors] = html.split(/<a(?=\s)/i);
  return anchors.slice(0, 10 * MAX_LINKS).flatMap((anchor) => {
    const end = anchor.indexOf('>');
    if (end === -1 || end > MAX_TAG_CHARACTERS) return [];
    const { href = '' } = Object.fromEntries(readAttributes(`<a${anchor.slice(0, end)}>`));
    const url = toOneLine(decodeReferences(href));
    if (!ADDRESS.test(url)) return [];
    const label = anchor.slice(end + 1, end + 1 + MAX_LABEL_CHARACTERS).split(/<\/a/i, 1)[0] ?? '';
    return [{ text: toOneLine(htmlToText(label)).slice(0, MAX_TEXT_CHARACTERS).toWellFormed(), url }];
  });
}
