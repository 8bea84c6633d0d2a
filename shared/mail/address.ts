import { toOneLine } from '../text/readable.ts';
import { decodeEncodedWords } from './encoded-word.ts';

type Mailbox = { name: string; address: string };

/** Blanks out quoted strings, so that what they hold is not taken for syntax; positions stay the same. */
function withoutQuoted(value: string): string {
  return value.replace(/"(?:\\.|[^"\\])*"/g, (quoted) => ' '.repeat(quoted.length));
}

function nameOf(written: string): string {
  const unquoted = written
    .trim()
    .replace(/^"(.*)"$/s, '$1')
    .replace(/\\(.)/g, '$1');
  return toOneLine(decodeEncodedWords(unquoted)).replace(/^(['"])(.*)\1$/, '$2');
}

function addressOf(written: string): string {
  const address = toOneLine(decodeEncodedWords(written)).replace(/\([^()]*\)| /g, '');
  const at = address.lastIndexOf('@');
  return at === -1 ? address : address.slice(0, at) + address.slice(at).toLowerCase();
}

/** `address`, `address (name)` or, though that is none, `name address`. */
function bareMailbox(value: string): Mailbox {
  const address = /[^\s,;:()<>"]+@[^\s,;:()<>"]*/.exec(value);
  if (address === null) return { name: nameOf(value), address: '' };
  const comment = /\(([^()]+)\)/.exec(value);
  const before = /^[^,;:()<>@]*$/.exec(value.slice(0, address.index));
  return { name: nameOf(comment?.[1] ?? before?.[0] ?? ''), address: addressOf(address[0]) };
}

/** A name without its comments, which RFC 5322 lets stand anywhere, unless it is nothing else. */
function withoutComments(written: string): string {
  if (written.includes('"')) return written;
  const rest = written.replace(/\((?:\\.|[^\\()])*\)/g, ' ');
  return rest.trim() === '' ? written : rest;
}

/**
 * The first mailbox of a From header; what cannot be found in it is empty. An unquoted comma belongs to the
 * name (`Doe, Jane <jane@example.com>`, as decoders write it) unless an address stands before it.
 */
export function parseMailbox(header: string): Mailbox {
  const bare = withoutQuoted(header);
  const open = bare.indexOf('<');
  if (open === -1 || /@[^,]*,/.test(bare.slice(0, open))) return bareMailbox(bare);
  const close = bare.indexOf('>', open);
  return {
    name: nameOf(withoutComments(header.slice(0, open))),
    address: addressOf(header.slice(open + 1, close === -1 ? undefined : close)),
  };
}
