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
  /** The hosts of the user's addresses, at which the Message-IDs of their mails end, too. */
  hosts: ReadonlySet<string>;
};

/** Gmail's own programs give every mail a Message-ID of this host, whatever the sender's domain. */
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

/** Without sent mail and without Delivered-To: the addresses to which most of the mails went. */
function guessAddresses(mails: readonly Mail[]): string[] {
  const counts = new Map<string, number>();
  for (const { to, cc, listAddress } of mails) {
    for (const address of new Set(addressesOf([...to, ...cc]))) {
      if (address !== listAddress) counts.set(address, (counts.get(address) ?? 0) + 1);
    }
  }
  const most = Math.max(0, ...counts.values());
  return Array.from(counts).flatMap(([address, count]) => (count === most ? [address] : []));
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
  const user = known.size > 0 ? known : new Set(guessAddresses(mails));
  const recipients = addressesOf(own.flatMap(({ to, cc }) => [...to, ...cc]));
  const writtenTo = new Set([...answered, ...recipients.filter((address) => !user.has(address))]);
  const threads = new Set(own.map(({ threadId }) => threadId));
  const messageIds = new Set(own.flatMap(({ messageId = '' }) => messageId));
  return {
    isOwn,
    isUser: (address) => user.has(address.toLowerCase()),
    isAnswered: (address) => writtenTo.has(address.toLowerCase()),
    isOwnThread: (threadId) => threads.has(threadId),
    isOwnMessageId: (messageId) => messageIds.has(messageId),
    hosts: new Set([GMAIL_ID_HOST, ...Array.from(user, hostOf)]),
  };
}
