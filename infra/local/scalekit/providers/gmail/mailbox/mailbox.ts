import { createHash } from 'node:crypto';
import type { Mail } from '../mime/mail.ts';

export type MailboxMessage = {
  id: string;
  threadId: string;
  labelIds: Set<string>;
  /** Epoch milliseconds. */
  internalDate: number;
  /** Its place in the order in which the mailbox got its mails. */
  arrival: number;
  historyId: number;
  mail: Mail;
};

export type Placement = {
  /** Tells mails of one mailbox apart; the same key in the same mailbox is the same id, in every run. */
  key: string;
  labelIds: string[];
  internalDate: number;
  /** The thread it belongs to; without one, that of the mails that it answers, else a new one. */
  threadId?: string | undefined;
};

/** One user's mail. */
export class Mailbox {
  readonly address: string;
  /** Whether fetching lists only ids, as Gmail's list does and Scalekit's tool at times. */
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

  /** How many mails it ever got, deleted ones included. */
  get arrivals(): number {
    return this.#arrivals;
  }

  get threads(): number {
    return new Set([...this.#messages.values()].map(({ threadId }) => threadId)).size;
  }

  find(id: string): MailboxMessage | undefined {
    return this.#messages.get(id);
  }

  /** Newest first; of the same instant, the one that arrived last first. */
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
    const known = related.map((each) => this.#threadByMessageId.get(each)).find((each) => each !== undefined);
    const message: MailboxMessage = {
      id,
      threadId: threadId ?? known ?? id,
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
