import { Mailbox } from '../../../infra/local/scalekit/providers/gmail/mailbox/mailbox.ts';
import { Mailboxes } from '../../../infra/local/scalekit/providers/gmail/mailbox/mailboxes.ts';
import { readMail } from '../../../infra/local/scalekit/providers/gmail/mime/mail.ts';
import { toMessageView } from '../../../infra/local/scalekit/providers/gmail/tools/message-views.ts';
import type { Digest, Summariser } from '../../../shared/digest/digest.ts';
import { summariseExtractively } from '../../../shared/digest/summary/extractive.ts';
import { decodeGmailMessage } from '../../../shared/mail/gmail-message.ts';

/** The summariser's input: messages of Gmail's API, decoded. */
export function decodeMessages(messages: readonly unknown[]): Parameters<Summariser>[0] {
  const results = messages.map(decodeGmailMessage);
  const mails = results.flatMap((result) => ('mail' in result ? [result.mail] : []));
  const skipped = results.flatMap((result) => ('skipped' in result ? [result.skipped] : []));
  return { mails, skipped };
}

/** The digest of messages of Gmail's API. */
export async function digestOfMessages(messages: readonly unknown[]): Promise<Digest> {
  return summariseExtractively(decodeMessages(messages));
}

/** A mail as the simulator's mailbox returns it, in Gmail's form. */
export async function gmailMessageOf(raw: Uint8Array): Promise<unknown> {
  const mailbox = new Mailbox('ada@example.com');
  const placement = { key: 'mail', labelIds: ['INBOX'], internalDate: 1_795_413_600_000 };
  return toMessageView(mailbox.add(readMail(raw), placement), 'full');
}

/** The digest of a folder of `.eml` files. */
export async function digestOfFolder(folder: string): Promise<Digest> {
  const mailbox = await new Mailboxes(folder).of('ada@example.com');
  return digestOfMessages(mailbox.newestFirst().map((message) => toMessageView(message, 'full')));
}
