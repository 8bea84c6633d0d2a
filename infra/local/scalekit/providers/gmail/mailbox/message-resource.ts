import type { JsonObject, JsonValue } from '@bufbuild/protobuf';
import { z } from 'zod';
import { toUtf8 } from '../mime/decode-text.ts';
import { type GmailHeader, headerValue } from '../mime/headers.ts';
import { describeMail, type Mail, readMail } from '../mime/mail.ts';
import type { MessagePart } from '../mime/message-part.ts';
import { parseStructuredValue } from '../mime/structured-value.ts';
import type { Mailbox, MailboxMessage } from './mailbox.ts';

/** The client's protobuf reader stops at 100 levels: two for each level of the JSON. */
const MAX_LEVELS = 48;

/** A message of Gmail's API with any members: an object that the client can read. */
export const messageResource = z
  .custom<JsonObject>(isObject, 'is not an object')
  .refine((message) => fits(message, MAX_LEVELS), {
    message: `nests deeper than ${MAX_LEVELS} levels, or holds a number that is not finite`,
  });

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fits(value: unknown, levels: number): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((member) => fits(member, levels - 1));
}

/**
 * Adds a message of Gmail's API to the mailbox, which returns it as it is. Members that Gmail always sets, and that the
 * message lacks or has in another type, are those of a mail that arrives now: no labels, a thread and an id of its own.
 * An id that the mailbox has makes it a second delivery of that mail.
 */
export function deliverResource(mailbox: Mailbox, resource: JsonObject): MailboxMessage {
  const { id, threadId, labelIds, snippet, internalDate, raw, sizeEstimate } = resource;
  const mail =
    typeof raw === 'string' && !isObject(resource.payload)
      ? readMail(Buffer.from(raw, 'base64url'))
      : readPayload(resource.payload, sizeEstimate);
  return mailbox.add(
    { ...mail, snippet: typeof snippet === 'string' ? snippet : mail.snippet },
    {
      key: `delivered ${mailbox.arrivals}`,
      id: isWord(id) ? id : undefined,
      threadId: isWord(threadId) ? threadId : undefined,
      labelIds: listOf(labelIds).filter((label) => typeof label === 'string'),
      internalDate: instantOf(internalDate) ?? mail.sentAt ?? Date.now(),
      resource,
    },
  );
}

function readPayload(payload: JsonValue | undefined, size: JsonValue | undefined): Mail {
  const attachments = new Map<string, Uint8Array>();
  return describeMail(readPart(payload, attachments), typeof size === 'number' ? size : 0, attachments);
}

/** The part as the simulator's own parser gives it; its text as UTF-8. */
function readPart(value: JsonValue | undefined, attachments: Map<string, Uint8Array>): MessagePart {
  const part = isObject(value) ? value : {};
  const headers = listOf(part.headers).filter(isHeader);
  const { data, attachmentId } = isObject(part.body) ? part.body : {};
  const bytes = Buffer.from(wordOf(data), 'base64url');
  if (isWord(attachmentId) && bytes.length > 0) attachments.set(attachmentId, bytes);
  const parts = listOf(part.parts).map((child) => readPart(child, attachments));
  return {
    partId: wordOf(part.partId),
    mimeType: wordOf(part.mimeType).toLowerCase() || 'text/plain',
    filename: wordOf(part.filename),
    headers,
    body: { size: bytes.length, data: toUtf8(bytes, charsetOf(headers)).toString('base64url') },
    ...(parts.length > 0 && { parts }),
  };
}

function charsetOf(headers: GmailHeader[]): string {
  return parseStructuredValue(headerValue(headers, 'content-type')).parameters.get('charset') ?? '';
}

const listOf = (value: JsonValue | undefined): JsonValue[] => (Array.isArray(value) ? value : []);
const wordOf = (value: JsonValue | undefined): string => (typeof value === 'string' ? value : '');
const isWord = (value: JsonValue | undefined): value is string => typeof value === 'string' && value !== '';

function isHeader(value: JsonValue): value is GmailHeader {
  return isObject(value) && typeof value.name === 'string' && typeof value.value === 'string';
}

/** Epoch milliseconds as Gmail writes them, in a string. */
function instantOf(value: JsonValue | undefined): number | undefined {
  const instant = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value;
  return Number.isSafeInteger(instant) ? Number(instant) : undefined;
}
