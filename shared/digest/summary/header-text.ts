import { cutText } from '../../text/cut.ts';
import { spaceHosts } from '../../text/hosts.ts';
import { nameLinks, removeLinks } from '../../text/links.ts';
import { toOneLine } from '../../text/readable.ts';
import { hasWords } from './sentences.ts';

/** Characters of a header that are read before it is cleaned; bounds the work, not the result. */
const MAX_HEADER_CHARACTERS = 4_000;

/** Header text for a digest: one line without links, of bounded length. */
export function cleanHeader(text: string, limit: number): string {
  return cutHeader(removeLinks(readHeader(text)), limit);
}

/** The subject for a digest; one that is nothing but a link is shown as the link's host. */
export function cleanSubject(text: string, limit: number): string {
  const cleaned = cleanHeader(text, limit);
  return hasWords(cleaned) ? cleaned : cutHeader(nameLinks(readHeader(text)), limit);
}

function readHeader(text: string): string {
  return toOneLine(text.slice(0, MAX_HEADER_CHARACTERS));
}

function cutHeader(text: string, limit: number): string {
  return cutText(spaceHosts(toOneLine(text)), limit);
}
