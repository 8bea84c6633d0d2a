import { ConnectorStatus } from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/connected_accounts/connected_accounts_pb.js';
import type { Accounts } from '../accounts.ts';
import { ToolError } from '../tool-world.ts';
import { composeMail } from './compose.ts';
import { addressesIn } from './headers.ts';
import { readMail } from './mail.ts';
import type { Mailbox, MailboxMessage } from './mailbox.ts';
import { addressOf, type Mailboxes } from './mailboxes.ts';
import type { Letter } from './tool-inputs.ts';

const address = /^[^\s@]+@[^\s@]+$/;

/** Writes the mails that users send or draft, and delivers them to every connected user among the recipients. */
export class PostOffice {
  readonly #accounts: Accounts;
  readonly #mailboxes: Mailboxes;
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
    return await write(sender, letter, this.#nextMessageId(sender), ['DRAFT']);
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

function recipientsOf({ to, cc = '', bcc = '' }: Letter): string[] {
  const recipients = [to, cc, bcc].filter((list) => list.trim() !== '').flatMap(addressesIn);
  if (recipients.length === 0 || !recipients.every((each) => address.test(each))) {
    throw new ToolError('InvalidArgument', 'INVALID_ARGUMENT', 'Invalid To header');
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
    throw new ToolError('NotFound', 'NOT_FOUND', 'Requested entity was not found.');
  }
  const references = answered
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
