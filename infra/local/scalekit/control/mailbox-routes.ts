import type { Mailboxes } from '../providers/gmail/mailbox/mailboxes.ts';
import { readMail } from '../providers/gmail/mime/mail.ts';
import { messageIds } from '../providers/gmail/tools/message-views.ts';
import { ControlError } from './control-error.ts';

export async function describeMailbox(mailboxes: Mailboxes, identifier: string) {
  const { address, size, idsOnly } = await mailboxes.of(identifier);
  return { identifier, address, messagesTotal: size, idsOnly };
}

/** Replaces a user's mails by those of a folder, or changes how fetching answers. */
export async function setMailbox(
  mailboxes: Mailboxes,
  identifier: string,
  { dir, idsOnly }: { dir?: string | undefined; idsOnly?: boolean | undefined },
) {
  if (dir !== undefined) {
    await mailboxes.load(identifier, dir).catch(() => {
      throw new ControlError(400, `dir: cannot read ${dir}`);
    });
  }
  const mailbox = await mailboxes.of(identifier);
  if (idsOnly !== undefined) mailbox.idsOnly = idsOnly;
  return describeMailbox(mailboxes, identifier);
}

/** A mail from outside arrives now, whatever its Date header says, as Gmail dates what it receives. */
export async function deliverMail(mailboxes: Mailboxes, identifier: string, raw: string) {
  const mailbox = await mailboxes.of(identifier);
  const mail = await readMail(Buffer.from(raw));
  const key = `arrived ${mailbox.arrivals}`;
  const labelIds = ['INBOX', 'UNREAD'];
  return messageIds(mailbox.add(mail, { key, labelIds, internalDate: Date.now() }));
}
