import { createHash } from 'node:crypto';
import type { Mail } from '../mime/mail.ts';

export type MailboxMessage = {
  id: string;
  threadId: string;
  labelIds: Set<string>;
  /** Epoch milliseconds. */
  internalDate: number;
  /** Position in the order of arrival in this mailbox. */
  arrival: number;
  historyId: number;
  mail: Mail;
};

export type Placement = {
  /** Identifies the mail within its mailbox. The id is derived from address and key, so it is the same in every run. */
  key: string;
  labelIds: string[];
  internalDate: number;
  /** Default: the thread of the mails that this one replies to, otherwise a new thread. */
  threadId?: string | undefined;
};

/** One user's mail. */
export class Mailbox {
  readonly address: string;
  /** Whether fetching returns ids only, as Gmail's list does and Scalekit's tool sometimes does. */
  idsOnly = false;
  readonly #messages = new Map<string, MailboxMessage>();
  readonly #threadByMessageId = new Map<string, string>();
  #historyId = 1000;
  #arrivals = 0;

  constructor(address: string) {
    this.address = address;
  }

  get historyId(): number {
    return this.#historyId;
  }

  get size(): number {
    return this.#messages.size;
  }

  /** The number of mails ever received, deleted ones included. */
  get arrivals(): number {
    return this.#arrivals;
  }

  get threads(): number {
    return new Set([...this.#messages.values()].map(({ threadId }) => threadId)).size;
  }

  find(id: string): MailboxMessage | undefined {
    return this.#messages.get(id);
  }

  /** Newest first; for equal dates, latest arrival first. */
  newestFirst(): MailboxMessage[] {
    return [...this.#messages.values()].sort(
      (one, other) => other.internalDate - one.internalDate || other.arrival - one.arrival,
    );
  }

  inThread(threadId: string): MailboxMessage[] {
    return this.newestFirst().filter((message) => message.threadId === threadId);
  }

  add(mail: Mail, { key, labelIds, internalDate, threadId }: Placement): MailboxMessage {
    const id = createHash('sha256').update(`${this.address}\0${key}`).digest('hex').slice(0, 16);
    const related = [...mail.references.toReversed(), mail.messageId].filter((each) => each !== '');
    const knownThread = related
      .map((each) => this.#threadByMessageId.get(each))
      .find((each) => each !== undefined);
    const message: MailboxMessage = {
      id,
      threadId: threadId ?? knownThread ?? id,
      labelIds: new Set(labelIds),
      internalDate,
      arrival: this.#arrivals,
      historyId: this.#nextHistoryId(),
      mail,
    };
    this.#arrivals += 1;
    this.#messages.set(id, message);
    for (const each of related) {
      if (!this.#threadByMessageId.has(each)) this.#threadByMessageId.set(each, message.threadId);
    }
    return message;
  }

  relabel(message: MailboxMessage, { add, remove }: { add: string[]; remove: string[] }): void {
    for (const label of add) message.labelIds.add(label);
    for (const label of remove) message.labelIds.delete(label);
    message.historyId = this.#nextHistoryId();
  }

  remove({ id }: MailboxMessage): void {
    this.#messages.delete(id);
    this.#nextHistoryId();
  }

  #nextHistoryId(): number {
    this.#historyId += 1;
    return this.#historyId;
  }
}
