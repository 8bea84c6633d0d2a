import { randomUUID } from 'node:crypto';
import { ConnectorStatus } from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/connected_accounts/connected_accounts_pb.js';
import type { Accounts } from '../../../accounts/accounts.ts';
import { invalidArgument, notFound } from '../../toolset.ts';
import { addressOf } from '../../user-address.ts';
import { composeMail } from '../mime/compose.ts';
import { addressesIn, headerValue } from '../mime/headers.ts';
import { readMail } from '../mime/mail.ts';
import type { Letter } from '../tools/inputs.ts';
import type { Mailbox, MailboxMessage } from './mailbox.ts';
import type { Mailboxes } from './mailboxes.ts';

const address = /^[^\s@]+@[^\s@]+$/;

/** Writes the mails that users send or draft, and delivers them to every connected user among the recipients. */
export class PostOffice {
  readonly #accounts: Accounts;
  readonly #mailboxes: Mailboxes;
  /** What a draft says, for when it is sent. */
  readonly #letters = new WeakMap<MailboxMessage, Letter>();
  #written = 0;

  constructor(accounts: Accounts, mailboxes: Mailboxes) {
    this.#accounts = accounts;
    this.#mailboxes = mailboxes;
  }

  /** @throws ToolError 400 for recipients that are no addresses, 404 for a thread that is not in the mailbox. */
  async send(sender: Mailbox, letter: Letter): Promise<MailboxMessage> {
    const recipients = recipientsOf(letter);
    const messageId = this.#nextMessageId(sender);
    const sendsItself = recipients.includes(sender.address);
    const labelIds = sendsItself ? ['SENT', 'INBOX', 'UNREAD'] : ['SENT'];
    const sent = await write(sender, letter, messageId, labelIds);
    for (const mailbox of await this.#mailboxesOf(recipients, sender)) {
      await write(mailbox, { ...letter, bcc: undefined }, messageId, ['INBOX', 'UNREAD'], sender);
    }
    return sent;
  }

  /** @throws as `send` does. */
  async draft(sender: Mailbox, letter: Letter): Promise<MailboxMessage> {
    recipientsOf(letter);
    const message = await write(sender, letter, this.#nextMessageId(sender), ['DRAFT']);
    this.#letters.set(message, letter);
    return message;
  }

  /** @throws ToolError 404 for a draft that was sent meanwhile, and as `send` does. */
  async sendDraft(
    sender: Mailbox,
    draft: MailboxMessage,
  ): Promise<{ message: MailboxMessage; letter: Letter }> {
    const letter = this.#letters.get(draft);
    if (letter === undefined) throw notFound('Requested entity was not found.');
    // Taken before anything is awaited, so that two requests at once send one mail.
    this.#letters.delete(draft);
    const message = await this.send(sender, { ...letter, thread_id: draft.threadId });
    sender.remove(draft);
    return { message, letter };
  }

  /** Sends a mail that the user wrote elsewhere, as it is. @throws ToolError 400 for recipients that are no addresses. */
  async sendRaw(sender: Mailbox, raw: Uint8Array, threadId?: string): Promise<MailboxMessage> {
    const mail = await readMail(raw);
    const { headers } = mail.payload;
    const [to = '', cc = '', bcc = ''] = ['to', 'cc', 'bcc'].map((name) => headerValue(headers, name));
    const recipients = recipientsOf({ to, cc, bcc });
    const placement = { key: randomUUID(), internalDate: Date.now() };
    const labelIds = recipients.includes(sender.address) ? ['SENT', 'INBOX', 'UNREAD'] : ['SENT'];
    const sent = sender.add(mail, { ...placement, labelIds, threadId });
    const shown = headers.filter(({ name }) => name.toLowerCase() !== 'bcc');
    const arriving = { ...mail, payload: { ...mail.payload, headers: shown } };
    for (const mailbox of await this.#mailboxesOf(recipients, sender)) {
      mailbox.add(arriving, { ...placement, labelIds: ['INBOX', 'UNREAD'] });
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

function recipientsOf({ to, cc = '', bcc = '' }: Pick<Letter, 'to' | 'cc' | 'bcc'>): string[] {
  const recipients = [to, cc, bcc].filter((list) => list.trim() !== '').flatMap(addressesIn);
  if (recipients.length === 0 || !recipients.every((each) => address.test(each))) {
    throw invalidArgument('Invalid To header');
  }
  return recipients;
}

async function write(
  mailbox: Mailbox,
  letter: Letter,
  messageId: string,
  labelIds: string[],
  sender: Mailbox = mailbox,
): Promise<MailboxMessage> {
  const { thread_id: threadId, content_type: contentType, ...content } = letter;
  const answered = threadId ? sender.inThread(threadId).toReversed() : [];
  if (threadId && answered.length === 0) {
    throw notFound('Requested entity was not found.');
  }
  const references = answered
    .filter(({ labelIds: labels }) => !labels.has('DRAFT'))
    .map(({ mail }) => mail.messageId)
    .filter((each) => each !== '' && each !== messageId);
  const date = new Date();
  const from = sender.address;
  const raw = composeMail({ ...content, contentType, messageId, references, date, from });
  return mailbox.add(await readMail(raw), {
    key: messageId,
    labelIds,
    internalDate: date.getTime(),
    threadId: mailbox === sender ? threadId : undefined,
  });
}
