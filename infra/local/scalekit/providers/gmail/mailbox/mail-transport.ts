import { randomUUID } from 'node:crypto';
import { ConnectorStatus } from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/connected_accounts/connected_accounts_pb.js';
import type { Accounts } from '../../../accounts/accounts.ts';
import { invalidArgument, notFound } from '../../tool-error.ts';
import { addressOf } from '../../user-address.ts';
import { addressesIn } from '../mime/address-list.ts';
import { composeMail } from '../mime/compose-mail.ts';
import { headerValue } from '../mime/headers.ts';
import { readMail } from '../mime/mail.ts';
import type { NewMail } from '../tools/inputs.ts';
import type { Mailbox, MailboxMessage } from './mailbox.ts';
import type { Mailboxes } from './mailboxes.ts';

const address = /^[^\s@]+@[^\s@]+$/;

/** Writes the mails that users send or draft. Delivers them to every recipient who has an ACTIVE Gmail account here. */
export class MailTransport {
  readonly #accounts: Accounts;
  readonly #mailboxes: Mailboxes;
  /** The content of each draft, needed when it is sent. */
  readonly #drafts = new WeakMap<MailboxMessage, NewMail>();
  #written = 0;

  constructor(accounts: Accounts, mailboxes: Mailboxes) {
    this.#accounts = accounts;
    this.#mailboxes = mailboxes;
  }

  /** @throws ToolError 400 for an invalid recipient, 404 for a thread that is not in the mailbox */
  async send(sender: Mailbox, mail: NewMail): Promise<MailboxMessage> {
    const recipients = parseRecipients(mail);
    const messageId = this.#nextMessageId(sender);
    const isSentToSelf = recipients.includes(sender.address);
    const labelIds = isSentToSelf ? ['SENT', 'INBOX', 'UNREAD'] : ['SENT'];
    const sent = await addMail(sender, mail, messageId, labelIds);
    for (const mailbox of await this.#mailboxesOf(recipients, sender)) {
      await addMail(mailbox, { ...mail, bcc: undefined }, messageId, ['INBOX', 'UNREAD'], sender);
    }
    return sent;
  }

  /** @throws ToolError as `send` */
  async draft(sender: Mailbox, mail: NewMail): Promise<MailboxMessage> {
    parseRecipients(mail);
    const message = await addMail(sender, mail, this.#nextMessageId(sender), ['DRAFT']);
    this.#drafts.set(message, mail);
    return message;
  }

  /** @throws ToolError 404 for a draft that has been sent, otherwise as `send` */
  async sendDraft(
    sender: Mailbox,
    draft: MailboxMessage,
  ): Promise<{ message: MailboxMessage; mail: NewMail }> {
    const mail = this.#drafts.get(draft);
    if (mail === undefined) throw notFound('Requested entity was not found.');
    // Claimed before the first await, so that two concurrent requests send one mail.
    this.#drafts.delete(draft);
    const message = await this.send(sender, { ...mail, thread_id: draft.threadId });
    sender.remove(draft);
    return { message, mail };
  }

  /** Sends an RFC 5322 mail unchanged. @throws ToolError 400 for an invalid recipient */
  async sendRaw(sender: Mailbox, raw: Uint8Array, threadId?: string): Promise<MailboxMessage> {
    const mail = readMail(raw);
    const { headers } = mail.payload;
    const [to = '', cc = '', bcc = ''] = ['to', 'cc', 'bcc'].map((name) => headerValue(headers, name));
    const recipients = parseRecipients({ to, cc, bcc });
    const placement = { key: randomUUID(), internalDate: Date.now() };
    const labelIds = recipients.includes(sender.address) ? ['SENT', 'INBOX', 'UNREAD'] : ['SENT'];
    const sent = sender.add(mail, { ...placement, labelIds, threadId });
    const visibleHeaders = headers.filter(({ name }) => name.toLowerCase() !== 'bcc');
    const received = { ...mail, payload: { ...mail.payload, headers: visibleHeaders } };
    for (const mailbox of await this.#mailboxesOf(recipients, sender)) {
      mailbox.add(received, { ...placement, labelIds: ['INBOX', 'UNREAD'] });
    }
    return sent;
  }

  #nextMessageId({ address }: Mailbox): string {
    this.#written += 1;
    return `<${this.#written}.${address}>`;
  }

  #mailboxesOf(recipients: string[], sender: Mailbox): Promise<Mailbox[]> {
    const identifiers = this.#accounts
      .list()
      .filter(
        ({ connection, status }) => connection.provider === 'GMAIL' && status === ConnectorStatus.ACTIVE,
      )
      .map(({ identifier }) => identifier)
      .filter((each) => recipients.includes(addressOf(each)) && addressOf(each) !== sender.address);
    const oneByAddress = new Map(identifiers.map((each) => [addressOf(each), each]));
    return Promise.all([...oneByAddress.values()].map((each) => this.#mailboxes.of(each)));
  }
}

function parseRecipients({ to, cc = '', bcc = '' }: Pick<NewMail, 'to' | 'cc' | 'bcc'>): string[] {
  const recipients = [to, cc, bcc].filter((list) => list.trim() !== '').flatMap(addressesIn);
  if (recipients.length === 0 || !recipients.every((each) => address.test(each))) {
    throw invalidArgument('Invalid To header');
  }
  return recipients;
}

async function addMail(
  mailbox: Mailbox,
  mail: NewMail,
  messageId: string,
  labelIds: string[],
  sender: Mailbox = mailbox,
): Promise<MailboxMessage> {
  const { thread_id: threadId, content_type: contentType, ...content } = mail;
  const thread = threadId ? sender.inThread(threadId).toReversed() : [];
  if (threadId && thread.length === 0) {
    throw notFound('Requested entity was not found.');
  }
  const references = thread
    .filter(({ labelIds: labels }) => !labels.has('DRAFT'))
    .map(({ mail }) => mail.messageId)
    .filter((each) => each !== '' && each !== messageId);
  const date = new Date();
  const from = sender.address;
  const raw = composeMail({ ...content, contentType, messageId, references, date, from });
  return mailbox.add(readMail(raw), {
    key: messageId,
    labelIds,
    internalDate: date.getTime(),
    threadId: mailbox === sender ? threadId : undefined,
  });
}
