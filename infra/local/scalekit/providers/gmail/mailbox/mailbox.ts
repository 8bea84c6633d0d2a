import { createHash } from 'node:crypto';
import type { JsonObject } from '@bufbuild/protobuf';
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
  /** The resource of Gmail's API that the mail was delivered as; it is returned as it is. */
  resource?: JsonObject | undefined;
};

export type Placement = {
  /** Identifies the mail within its mailbox. The id is derived from address and key, so it is the same in every run. */
  key: string;
  labelIds: string[];
  internalDate: number;
  /** Default: the thread of the mails that this one replies to, otherwise a new thread. */
  threadId?: string | undefined;
  /** Default: derived from address and key. */
  id?: string | undefined;
  resource?: JsonObject | undefined;
};

/** One user's mail. */
export class Mailbox {
  readonly address: string;
  /** Whether fetching returns ids only, as Gmail's list does and Scalekit's tool sometimes does. */
  idsOnly = false;
  /** By id; a mail that was delivered again with the same id is the last of its list. */
  readonly #messages = new Map<string, MailboxMessage[]>();
  readonly #threadByMessageId = new Map<string, string>();
  #historyId = 1000;
  #arrivals = 0;

  constructor(address: string) {
    this.address = address;
  }

  get historyId(): number {
    return this.#historyId;
  }

  /** The number of mails; one that was delivered again counts once. */
  get size(): number {
    return this.#messages.size;
  }

  /** The number of mails ever received, deleted ones included. */
  get arrivals(): number {
    return this.#arrivals;
  }

  get threads(): number {
    return new Set(this.#current().map(({ threadId }) => threadId)).size;
  }

  find(id: string): MailboxMessage | undefined {
    return this.#messages.get(id)?.at(-1);
  }

  /**
   * Newest first; for equal dates, latest arrival first. A mail that was delivered again is listed as often as it was
   * delivered, as by Gmail, whose pages repeat a mail when others arrive between them.
   */
  newestFirst(): MailboxMessage[] {
    return sortNewestFirst([...this.#messages.values()].flat());
  }

  /** Newest first, each mail once. */
  inThread(threadId: string): MailboxMessage[] {
    return sortNewestFirst(this.#current().filter((message) => message.threadId === threadId));
  }

  add(mail: Mail, placement: Placement): MailboxMessage {
    const { key, labelIds, internalDate, threadId, resource } = placement;
    const id = placement.id ?? this.#idOf(key);
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
      resource,
    };
    this.#arrivals += 1;
    this.#messages.set(id, [...(this.#messages.get(id) ?? []), message]);
    for (const each of related) {
      if (!this.#threadByMessageId.has(each)) this.#threadByMessageId.set(each, message.threadId);
    }
    return message;
  }

  relabel(message: MailboxMessage, { add, remove }: { add: string[]; remove: string[] }): void {
    const historyId = this.#nextHistoryId();
    for (const each of this.#messages.get(message.id) ?? []) {
      for (const label of add) each.labelIds.add(label);
      for (const label of remove) each.labelIds.delete(label);
      each.historyId = historyId;
      if (each.resource) each.resource = { ...each.resource, labelIds: [...each.labelIds] };
    }
  }

  remove({ id }: MailboxMessage): void {
    this.#messages.delete(id);
    this.#nextHistoryId();
  }

  /** Each mail once, as it was delivered last. */
  #current(): MailboxMessage[] {
    return [...this.#messages.values()].flatMap((deliveries) => deliveries.slice(-1));
  }

  #idOf(key: string): string {
    return createHash('sha256').update(`${this.address}\0${key}`).digest('hex').slice(0, 16);
  }

  #nextHistoryId(): number {
    this.#historyId += 1;
    return this.#historyId;
  }
}

function sortNewestFirst(messages: MailboxMessage[]): MailboxMessage[] {
  return messages.sort((one, other) => other.internalDate - one.internalDate || other.arrival - one.arrival);
}
