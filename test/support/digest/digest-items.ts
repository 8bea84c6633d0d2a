import type { Digest, DigestItem } from '../../../shared/digest/digest.ts';

/** A thread of one mail from a person; a test sets the fields that matter to it. */
export function digestItem(set: Partial<DigestItem> = {}): DigestItem {
  return {
    threadId: 't',
    messageIds: ['m'],
    sender: 'Bob Marsh',
    subject: 'Lunch',
    gist: 'Shall we say Friday?',
    receivedAt: 1_795_413_600_000,
    asks: false,
    isBulk: false,
    ...set,
  };
}

/** A digest of these threads, with matching counts. */
export function digestWith(items: readonly DigestItem[], reasons: readonly string[] = []): Digest {
  const summarised = items.reduce((sum, { messageIds }) => sum + messageIds.length, 0);
  return {
    summariser: 'extractive',
    items: [...items],
    skipped: reasons.map((reason, index) => ({ id: `s${index}`, reason })),
    counts: { read: summarised + reasons.length, summarised, skipped: reasons.length },
  };
}
