import type { DigestItem, Summariser } from '../digest.ts';
import { groupThreads, summariseThread } from './thread.ts';

/** What a reader needs first: people before bulk mail; among people what asks, then what names a date. */
function rank({ isBulk, asks, mentions }: DigestItem): number {
  if (isBulk) return 4;
  return (asks ? 0 : 2) + (mentions === undefined ? 1 : 0);
}

/** By rank, then newest first; the id settles the rest, so that the same mailbox gives the same digest. */
function compareItems(a: DigestItem, b: DigestItem): number {
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  if (a.receivedAt !== b.receivedAt) return b.receivedAt - a.receivedAt;
  return a.threadId < b.threadId ? -1 : Number(a.threadId > b.threadId);
}

/**
 * Summarises by choosing the mails' own words; no model, no clock, no network, so the same mails always give
 * the same digest.
 */
export const summariseExtractively: Summariser = async ({ mails, skipped }) => {
  const items = groupThreads(mails).map(summariseThread).toSorted(compareItems);
  const summarised = items.reduce((sum, { messageIds }) => sum + messageIds.length, 0);
  return {
    summariser: 'extractive',
    items,
    skipped,
    counts: { read: mails.length + skipped.length, summarised, skipped: skipped.length },
  };
};
