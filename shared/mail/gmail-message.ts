import * as z from 'zod/mini';
import { composeText } from '../text/compose-text.ts';
import { toOneLine } from '../text/readable.ts';
import { parseMailbox, parseMailboxes, readSender } from './address.ts';
import { isBlank } from './body/found-text.ts';
import { type MimeBody, readMimeBody } from './body/mime-body.ts';
import { readPart } from './body/mime-part.ts';
import { readDeliveryReport } from './delivery-report.ts';
import { decodeEncodedWords } from './encoded-word.ts';
import { findMessageIds, type MailHeaders } from './header.ts';
import { htmlToText } from './html/html-text.ts';
import type { Mail, Mailbox, SkippedMail } from './mail.ts';
import { findListAddress, readSigns } from './mail-signs.ts';
import { readReceivedAt } from './received-at.ts';

/** Ids are opaque, but always one printable word. */
const ID = /^[!-~]{1,200}$/;
const id = z.string().check(z.regex(ID));

/**
 * The fields of a Gmail API message that we read
 * (https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.messages).
 */
const gmailMessage = z.object({
  id: z.catch(z.optional(id), undefined),
  threadId: z.catch(z.optional(id), undefined),
  labelIds: z.catch(z.optional(z.array(z.unknown())), undefined),
  snippet: z.catch(z.optional(z.string()), undefined),
  internalDate: z.catch(z.optional(z.union([z.string(), z.number()])), undefined),
  payload: z.optional(z.unknown()),
});

const NO_ID = '(no id)';
const MAX_SNIPPET_CHARACTERS = 1_000;
const MAX_LABELS = 100;
const MAX_MAILBOXES = 50;
const MAX_REFERENCES = 50;

export type DecodedMessage = { mail: Mail } | { skipped: SkippedMail };

function readLabels(labelIds: readonly unknown[]): string[] {
  const isLabel = (label: unknown) => typeof label === 'string' && ID.test(label);
  return labelIds.slice(0, MAX_LABELS).filter((label): label is string => isLabel(label));
}

/** Who received a mail, and which mails it answers. */
function readCorrespondence(headers: MailHeaders) {
  const replyTo = parseMailbox(headers.get('reply-to') ?? '');
  const deliveredTo = parseMailbox(headers.get('delivered-to') ?? '').address;
  const [messageId] = findMessageIds(headers.get('message-id') ?? '', 1);
  const references = ['in-reply-to', 'references'].flatMap((name) =>
    findMessageIds(headers.get(name) ?? '', MAX_REFERENCES),
  );
  return {
    to: parseMailboxes(headers.get('to') ?? '', MAX_MAILBOXES),
    cc: parseMailboxes(headers.get('cc') ?? '', MAX_MAILBOXES),
    ...(replyTo.address === '' ? {} : { replyTo }),
    ...(deliveredTo === '' ? {} : { deliveredTo }),
    ...(messageId === undefined ? {} : { messageId }),
    references: [...new Set(references)].slice(0, MAX_REFERENCES),
  };
}

/** Who or what sent a mail. */
function readOrigin(headers: MailHeaders, payload: unknown, { address }: Mailbox) {
  const listAddress = findListAddress(headers);
  const report = readDeliveryReport(headers, payload, { address, subject: headers.get('subject') ?? '' });
  return {
    signs: readSigns(headers),
    ...(listAddress === undefined ? {} : { listAddress }),
    ...(report === undefined ? {} : { report }),
  };
}

/** Gmail escapes snippets as HTML, also those of plain-text mails. */
function readSnippet(snippet: string): string {
  return composeText(toOneLine(htmlToText(snippet.slice(0, MAX_SNIPPET_CHARACTERS))));
}

/** The body, else what Gmail or the sender says of it. */
function chooseText({ text, isWithheld, imageText }: MimeBody, snippet: string): string {
  if (!isBlank(text)) return text;
  return (isWithheld ? '' : readSnippet(snippet)) || imageText;
}

function decode(message: z.infer<typeof gmailMessage>): DecodedMessage {
  const { id: messageId = NO_ID, threadId = messageId, labelIds = [], snippet = '', payload } = message;
  const headers: MailHeaders = readPart(payload)?.headers ?? new Map();
  const body = readMimeBody(payload);
  const text = chooseText(body, snippet);
  if (headers.size === 0 && text === '' && body.attachments.length === 0) {
    return { skipped: { id: messageId, reason: 'neither headers nor a body' } };
  }
  const from = readSender(headers, body.charset);
  const mail: Mail = {
    id: messageId,
    threadId,
    labelIds: readLabels(labelIds),
    from,
    ...readCorrespondence(headers),
    subject: composeText(toOneLine(decodeEncodedWords(headers.get('subject') ?? '', body.charset))),
    receivedAt: readReceivedAt(message.internalDate, headers.get('date')),
    text,
    ...(body.calendar === undefined ? {} : { calendar: body.calendar }),
    attachments: body.attachments,
    ...(body.protection === undefined ? {} : { protection: body.protection }),
    ...readOrigin(headers, payload, from),
  };
  return { mail };
}

/**
 * Decodes one message of the Gmail API from any value: unreadable parts are left out, and a message with no readable
 * part is returned as skipped. Never throws; depth, time and memory are bounded.
 */
export function decodeGmailMessage(message: unknown): DecodedMessage {
  const parsed = gmailMessage.safeParse(message);
  if (!parsed.success) return { skipped: { id: NO_ID, reason: 'not a message' } };
  try {
    return decode(parsed.data);
  } catch {
    // One mail that makes a decoder fail must not cost the user the whole digest.
    return { skipped: { id: parsed.data.id ?? NO_ID, reason: 'decoding failed' } };
  }
}
