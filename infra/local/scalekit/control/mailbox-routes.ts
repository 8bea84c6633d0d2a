import type { z } from 'zod';
import type { Mailboxes } from '../providers/gmail/mailbox/mailboxes.ts';
import { deliverResource } from '../providers/gmail/mailbox/message-resource.ts';
import { readMail } from '../providers/gmail/mime/mail.ts';
import { messageIds } from '../providers/gmail/tools/message-views.ts';
import { ControlError } from './control-error.ts';
import * as requests from './requests.ts';
import { type ControlRoute, defineRoute } from './route.ts';

export const mailboxRoutes: Record<string, ControlRoute> = {
  'GET mailboxes/*': defineRoute(requests.nothing, ({ mailboxes }, _, name) =>
    describeMailbox(mailboxes, name),
  ),
  'POST mailboxes/*': defineRoute(requests.mailboxRequest, ({ mailboxes }, change, name) =>
    setMailbox(mailboxes, name, change),
  ),
  'POST mailboxes/*/messages': defineRoute(requests.arrivalRequest, ({ mailboxes }, arrival, name) =>
    deliver(mailboxes, name, arrival),
  ),
};

async function describeMailbox(mailboxes: Mailboxes, identifier: string) {
  const { address, size, idsOnly } = await mailboxes.of(identifier);
  return { identifier, address, messagesTotal: size, idsOnly };
}

/** Replaces a user's mails by those of a folder, or changes whether fetching returns ids only. */
async function setMailbox(
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

/** Delivers a mail from outside, or a message as Gmail holds it. */
async function deliver(
  mailboxes: Mailboxes,
  identifier: string,
  { raw = '', message }: z.output<typeof requests.arrivalRequest>,
) {
  const mailbox = await mailboxes.of(identifier);
  if (message !== undefined) return messageIds(deliverResource(mailbox, message));
  const mail = readMail(Buffer.from(raw));
  const key = `arrived ${mailbox.arrivals}`;
  // Gmail dates a mail by its arrival, not by its Date header.
  return messageIds(mailbox.add(mail, { key, labelIds: ['INBOX', 'UNREAD'], internalDate: Date.now() }));
}
