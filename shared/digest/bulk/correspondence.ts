import type { Mail } from '../../mail/mail.ts';

/** What the mails read show of the mailbox's owner. Addresses are in lower case. */
export type Correspondence = {
  /** Whether it is a mail that the user sent or a draft. */
  isOwn: (mail: Mail) => boolean;
  /** Whether it is one of the addresses under which the user receives mail. */
  isUser: (address: string) => boolean;
  /** Whether the user wrote to the address. */
  isAnswered: (address: string) => boolean;
  /** Whether the user wrote in the thread. */
  isOwnThread: (threadId: string) => boolean;
  /** Message-IDs of the user's mails. */
  isOwnMessageId: (messageId: string) => boolean;
  hosts: ReadonlySet<string>;
  /** Whether the Message-IDs of the user's mails end at that host or at one below it. */
  isIdHost: (host: string) => boolean;
};

/** Gmail's own programs give every mail a Message-ID of this host, for any sender's domain. */
const GMAIL_ID_HOST = 'mail.gmail.com';

export function hostOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}

function isLabelledOwn({ labelIds }: Mail): boolean {
  return labelIds.includes('SENT') || labelIds.includes('DRAFT');
}

function addressesOf(mailboxes: Mail['to']): string[] {
  return mailboxes.map(({ address }) => address.toLowerCase());
}

/** Addresses to which this share of the mails went are the user's. */
const USUAL_SHARE = 1 / 3;

/**
 * The addresses under which most mail arrives: aliases of a known address, or the best guess where none is known.
 */
function findUsualAddresses(mails: readonly Mail[], isKnown: boolean): string[] {
  const counts = new Map<string, number>();
  for (const { to, cc, listAddress } of mails) {
    for (const address of new Set(addressesOf([...to, ...cc]))) {
      if (address !== listAddress) counts.set(address, (counts.get(address) ?? 0) + 1);
    }
  }
  const most = Math.max(0, ...counts.values());
  const least = isKnown ? Math.max(2, mails.length * USUAL_SHARE) : most;
  return Array.from(counts).flatMap(([address, count]) => (count >= least ? [address] : []));
}

/** Reads the mails of one digest; their order does not matter. */
export function readCorrespondence(mails: readonly Mail[], answered: readonly string[] = []): Correspondence {
  const labelled = mails.filter(isLabelledOwn);
  const known = new Set([
    ...addressesOf(labelled.map(({ from }) => from)),
    ...mails.flatMap(({ deliveredTo = '' }) => deliveredTo.toLowerCase()),
  ]);
  known.delete('');
  // Gmail labels every mail; only other sources leave the labels out.
  const isOwn = (mail: Mail) =>
    isLabelledOwn(mail) || (mail.labelIds.length === 0 && known.has(mail.from.address.toLowerCase()));
  const own = mails.filter(isOwn);
  const received = mails.filter((mail) => !isOwn(mail));
  const user = new Set([...known, ...findUsualAddresses(received, known.size > 0)]);
  const recipients = addressesOf(own.flatMap(({ to, cc }) => [...to, ...cc]));
  const writtenTo = new Set([...answered, ...recipients.filter((address) => !user.has(address))]);
  const threads = new Set(own.map(({ threadId }) => threadId));
  const messageIds = new Set(own.flatMap(({ messageId = '' }) => messageId));
  const hosts = new Set(Array.from(user, hostOf));
  return {
    isOwn,
    isUser: (address) => user.has(address.toLowerCase()),
    isAnswered: (address) => writtenTo.has(address.toLowerCase()),
    isOwnThread: (threadId) => threads.has(threadId),
    isOwnMessageId: (messageId) => messageIds.has(messageId),
    hosts,
    isIdHost: (host) =>
      host === GMAIL_ID_HOST || hosts.has(host) || hosts.has(host.slice(host.indexOf('.') + 1)),
  };
}
