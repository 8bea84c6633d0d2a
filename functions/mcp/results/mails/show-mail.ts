import { MAX_TEXT_CHARACTERS } from '../../../../shared/mail/body/mime-body.ts';
import { decodeGmailMessage } from '../../../../shared/mail/gmail-message.ts';
import type { Mailbox } from '../../../../shared/mail/mail.ts';
import { type Attachment, listAttachments } from './list-attachments.ts';
import { type Link, listLinks } from './list-links.ts';
import { type ShownEvent, showEvent } from './show-event.ts';

/** A mail as a model reads it; what it does not have is absent. */
export type ShownMail = {
  id: string;
  threadId: string;
  /** ISO 8601, UTC. */
  date?: string;
  from: string;
  to?: string[];
  cc?: string[];
  replyTo?: string;
  subject: string;
  labels: string[];
  unread?: true;
  event?: ShownEvent;
  text: string;
  /** The mail's text is longer, and another call returns more. */
  text_cut?: true;
  /** The mail's text is longer than these characters, and no tool shows the rest. */
  text_limit?: number;
  /** Why the text may not be all of the mail. */
  protection?: string;
  attachments?: Attachment[];
  /** Of the HTML, where its text does not show them; of a mail that is alone in its result. */
  links?: Link[];
};

/** A message of Gmail's API as a mail in readable text; undefined where it cannot be read as one. */
export function showMail(message: { payload: unknown }): ShownMail | undefined {
  const decoded = decodeGmailMessage(message);
  if ('skipped' in decoded) return undefined;
  const { mail } = decoded;
  const from = showMailbox(mail.from);
  const replyTo = mail.replyTo && showMailbox(mail.replyTo);
  const event = mail.calendar === undefined ? undefined : showEvent(mail.calendar);
  const attachments = listAttachments(message.payload, mail.attachments);
  return {
    id: mail.id,
    threadId: mail.threadId,
    ...(mail.receivedAt > 0 && { date: `${new Date(mail.receivedAt).toISOString().slice(0, 19)}Z` }),
    from,
    ...(mail.to.length > 0 && { to: mail.to.map(showMailbox) }),
    ...(mail.cc.length > 0 && { cc: mail.cc.map(showMailbox) }),
    ...(replyTo !== undefined && replyTo !== from && { replyTo }),
    subject: mail.subject,
    labels: mail.labelIds,
    ...(mail.labelIds.includes('UNREAD') && { unread: true }),
    ...(event !== undefined && { event }),
    text: mail.text,
    ...(mail.text.length >= MAX_TEXT_CHARACTERS && { text_limit: MAX_TEXT_CHARACTERS }),
    ...(mail.protection !== undefined && { protection: mail.protection }),
    ...(attachments.length > 0 && { attachments }),
  };
}

/** Adds the links, which in a list of mails would be most of it. */
export function addLinks(mail: ShownMail, payload: unknown): void {
  const links = listLinks(payload, mail.text);
  if (links.length > 0) mail.links = links;
}

function showMailbox({ name, address }: Mailbox): string {
  if (address === '') return name;
  return name === '' ? address : `${name} <${address}>`;
}
