import type { JsonObject } from '@bufbuild/protobuf';
import type { LedgerEntry } from '../../../log/event-log.ts';
import { type Effect, invalidArgument } from '../../toolset.ts';
import { isChangeable } from '../mailbox/labels.ts';
import type { Mailbox, MailboxMessage } from '../mailbox/mailbox.ts';
import type { PostOffice } from '../mailbox/post-office.ts';
import { headerValue } from '../mime/headers.ts';
import type { LabelChange, Letter, Reply } from './inputs.ts';
import { messageIds } from './message-views.ts';
import { messageIn } from './reading-tools.ts';
import { messagesOf } from './thread-tools.ts';

export function sendMessage(office: PostOffice) {
  return async (mailbox: Mailbox, letter: Letter, effect: Effect): Promise<JsonObject> => {
    const message = await office.send(mailbox, letter);
    effect('mail-sent', { ...messageIds(message), ...envelopeOf(letter) });
    return sentResponse(message);
  };
}

/** A mail in a thread, by default under the subject of the thread's last mail. */
export function replyToThread(office: PostOffice) {
  const send = sendMessage(office);
  return async (mailbox: Mailbox, reply: Reply, effect: Effect): Promise<JsonObject> => {
    const last = messagesOf(mailbox, reply.thread_id).at(-1);
    const answered = last === undefined ? '' : headerValue(last.mail.payload.headers, 'subject');
    const subject = /^re:/i.test(answered) ? answered : `Re: ${answered}`;
    return send(mailbox, { ...reply, subject: reply.subject ?? subject }, effect);
  };
}

/** @throws ToolError 400 for a label that Gmail does not know, or that only Gmail itself changes. */
export function modifyLabels(mailbox: Mailbox, change: LabelChange, effect: Effect): JsonObject {
  const { add_label_ids: add, remove_label_ids: remove } = change;
  const message = messageIn(mailbox, change.message_id);
  if (![...add, ...remove].every(isChangeable)) throw invalidArgument('Invalid label');
  mailbox.relabel(message, { add, remove });
  effect('labels-modified', { ...messageIds(message), added: add, removed: remove });
  return { ...messageIds(message), labelIds: [...message.labelIds] };
}

/** Who a mail is for and what it is about; its text stays in the mailbox. */
export function envelopeOf({ to, cc, bcc, subject }: Letter): LedgerEntry['detail'] {
  return { to, ...(cc && { cc }), ...(bcc && { bcc }), subject };
}

/** What Gmail answers to a mail that it sent. */
export function sentResponse(message: MailboxMessage): JsonObject {
  return { ...messageIds(message), labelIds: [...message.labelIds] };
}
