import type { JsonObject } from '@bufbuild/protobuf';
import type { LedgerEntry } from '../../../log/ledger-entry.ts';
import type { Effect } from '../../create-tool-provider.ts';
import { invalidArgument } from '../../tool-error.ts';
import { isChangeable } from '../mailbox/labels.ts';
import type { MailTransport } from '../mailbox/mail-transport.ts';
import type { Mailbox, MailboxMessage } from '../mailbox/mailbox.ts';
import { headerValue } from '../mime/headers.ts';
import type { LabelChange, NewMail, Reply } from './inputs.ts';
import { messageIds } from './message-views.ts';
import { requireMessage } from './reading-tools.ts';
import { requireThread } from './thread-tools.ts';

export function sendMessage(transport: MailTransport) {
  return async (mailbox: Mailbox, mail: NewMail, effect: Effect): Promise<JsonObject> => {
    const message = await transport.send(mailbox, mail);
    effect('mail-sent', { ...messageIds(message), ...envelopeOf(mail) });
    return toSentResponse(message);
  };
}

/** Sends a mail in a thread. The default subject is that of the thread's last mail. */
export function replyToThread(transport: MailTransport) {
  const send = sendMessage(transport);
  return async (mailbox: Mailbox, reply: Reply, effect: Effect): Promise<JsonObject> => {
    const last = requireThread(mailbox, reply.thread_id).at(-1);
    const lastSubject = last === undefined ? '' : headerValue(last.mail.payload.headers, 'subject');
    const subject = /^re:/i.test(lastSubject) ? lastSubject : `Re: ${lastSubject}`;
    return send(mailbox, { ...reply, subject: reply.subject ?? subject }, effect);
  };
}

/** @throws ToolError 400 for a label that is unknown or that only Gmail itself changes */
export function modifyLabels(mailbox: Mailbox, change: LabelChange, effect: Effect): JsonObject {
  const { add_label_ids: add, remove_label_ids: remove } = change;
  const message = requireMessage(mailbox, change.message_id);
  if (![...add, ...remove].every(isChangeable)) throw invalidArgument('Invalid label');
  mailbox.relabel(message, { add, remove });
  effect('labels-modified', { ...messageIds(message), added: add, removed: remove });
  return { ...messageIds(message), labelIds: [...message.labelIds] };
}

/** Recipients and subject for the ledger, which never holds mail text. */
export function envelopeOf({ to, cc, bcc, subject }: NewMail): LedgerEntry['detail'] {
  return { to, ...(cc && { cc }), ...(bcc && { bcc }), subject };
}

/** Gmail's response after sending a mail. */
export function toSentResponse(message: MailboxMessage): JsonObject {
  return { ...messageIds(message), labelIds: [...message.labelIds] };
}
