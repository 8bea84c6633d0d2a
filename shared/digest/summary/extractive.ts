import { completeCorrespondence } from '../bulk/complete-correspondence.ts';
import { isBulkMail } from '../bulk/judge-bulk.ts';
import type { DigestItem, Summariser } from '../digest.ts';
import { groupThreads, summariseThread } from './thread.ts';

/** People before bulk mail; among people, questions first, then mails that name a date. */
function rankItem({ isBulk, asks, mentions }: DigestItem): number {
  if (isBulk) return 4;
  return (asks ? 0 : 2) + (mentions === undefined ? 1 : 0);
}

/** By rank, then newest first, then by id: the same mailbox always gives the same digest. */
function compareItems(a: DigestItem, b: DigestItem): number {
  if (rankItem(a) !== rankItem(b)) return rankItem(a) - rankItem(b);
  if (a.receivedAt !== b.receivedAt) return b.receivedAt - a.receivedAt;
  return a.threadId < b.threadId ? -1 : Number(a.threadId > b.threadId);
}

/** Summarises with the mails' own words. Deterministic: it uses no model, clock or network. */
export const summariseExtractively: Summariser = async ({ mails, skipped, findAnswered, hasMore }) => {
  const user = await completeCorrespondence(mails, findAnswered);
  const items = groupThreads(mails, user.isOwn)
    .map((each) =>
      summariseThread(
        each,
        each.thread.every((mail) => isBulkMail(mail, user)),
      ),
    )
    .toSorted(compareItems);
  const summarised = items.reduce((sum, { messageIds }) => sum + messageIds.length, 0);
  const context = mails.length - summarised;
  return {
    summariser: 'extractive',
    items,
    skipped,
    counts: {
      read: mails.length + skipped.length,
      summarised,
      skipped: skipped.length,
      ...(context > 0 ? { context } : {}),
    },
    ...(hasMore ? { hasMore } : {}),
  };
};
