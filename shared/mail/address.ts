import { composeText } from '../text/compose-text.ts';
import { toOneLine } from '../text/readable.ts';
import { decodeEncodedWords } from './encoded-word.ts';
import type { MailHeaders } from './header.ts';
import type { Mailbox } from './mail.ts';

/** Blanks out quoted strings, whose content is no syntax; positions stay the same. */
function blankQuoted(value: string): string {
  return value.replace(/"(?:\\.|[^"\\])*"/g, (quoted) => ' '.repeat(quoted.length));
}

function readName(written: string, charset?: string): string {
  const unquoted = written
    .trim()
    .replace(/^"(.*)"$/s, '$1')
    .replace(/\\(.)/g, '$1');
  return composeText(toOneLine(decodeEncodedWords(unquoted, charset))).replace(/^(['"])(.*)\1$/, '$2');
}

function readAddress(written: string): string {
  const address = toOneLine(decodeEncodedWords(written)).replace(/\([^()]*\)| /g, '');
  const at = address.lastIndexOf('@');
  return at === -1 ? address : address.slice(0, at) + address.slice(at).toLowerCase();
}

/** Parses `address`, `address (name)` and the invalid but common `name address`. */
function parseBareMailbox(value: string, charset?: string): Mailbox {
  const address = /[^\s,;:()<>"]+@[^\s,;:()<>"]*/.exec(value);
  if (address === null) return { name: readName(value, charset), address: '' };
  const comment = /\(([^()]+)\)/.exec(value);
  const before = /^[^,;:()<>@]*$/.exec(value.slice(0, address.index));
  return { name: readName(comment?.[1] ?? before?.[0] ?? '', charset), address: readAddress(address[0]) };
}

/** Removes comments, which RFC 5322 allows anywhere, unless the name holds nothing else. */
function removeComments(written: string): string {
  if (written.includes('"')) return written;
  const rest = written.replace(/\((?:\\.|[^\\()])*\)/g, ' ');
  return rest.trim() === '' ? written : rest;
}

/** Splits a list of mailboxes at its commas; an unquoted comma before an address belongs to a name. */
function splitMailboxes(header: string): string[] {
  if (!/[,;]/.test(header)) return [header];
  const bare = blankQuoted(header);
  const written: string[] = [];
  let start = 0;
  let hasAddress = false;
  let isGroup = false;
  for (let at = 0; at < bare.length; at += 1) {
    const character = bare[at];
    if (character === '@') hasAddress = true;
    if (character === ':') isGroup = true;
    const isEnd = character === ',' ? hasAddress : character === ';' && (hasAddress || isGroup);
    if (!isEnd) continue;
    written.push(header.slice(start, at));
    start = at + 1;
    hasAddress = false;
    isGroup = false;
  }
  return [...written, header.slice(start)];
}

/**
 * The first mailbox of a From header; a missing name or address is empty. An unquoted comma belongs to the name
 * (`Doe, Jane <jane@example.com>`, as decoders write it) unless an address precedes it.
 * @param charset of raw bytes, from `resolveSpecificCharset`
 */
export function parseMailbox(header: string, charset?: string): Mailbox {
  if (header === '') return { name: '', address: '' };
  const [first = ''] = splitMailboxes(header);
  const bare = blankQuoted(first);
  // Of two addresses in brackets the last is the true one, as mail programs read it.
  const open = bare.lastIndexOf('<');
  if (open === -1) return parseBareMailbox(bare, charset);
  const close = bare.indexOf('>', open);
  return {
    name: readName(removeComments(first.slice(0, open)), charset),
    address: readAddress(first.slice(open + 1, close === -1 ? undefined : close)),
  };
}

/** The name and colon before the mailboxes of a group (`Team: a@example.com, b@example.com;`). */
const GROUP = /^[^"<>@:]*:/;

/** The mailboxes of a To or Cc header that have an address, at most `limit`. */
export function parseMailboxes(header: string, limit: number): Mailbox[] {
  const mailboxes: Mailbox[] = [];
  for (const written of splitMailboxes(header)) {
    if (mailboxes.length === limit) break;
    const mailbox = parseMailbox(written.trim().replace(GROUP, ''));
    if (mailbox.address !== '') mailboxes.push(mailbox);
  }
  return mailboxes;
}

/** Fields that name who sent a mail, by preference. A mail without From is invalid, but occurs. */
const SENDERS = ['from', 'sender', 'resent-from', 'x-original-from', 'reply-to', 'return-path'];

/** The mailbox that sent a mail: From, else Sender, else the next field that names anyone. */
export function readSender(headers: MailHeaders, charset?: string): Mailbox {
  for (const field of SENDERS) {
    const mailbox = parseMailbox(headers.get(field) ?? '', charset);
    if (mailbox.name !== '' || mailbox.address !== '') return mailbox;
  }
  return { name: '', address: '' };
}
