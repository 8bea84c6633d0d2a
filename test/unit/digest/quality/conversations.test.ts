import { describe, expect, it } from 'vitest';
import { summariseExtractively } from '../../../../shared/digest/summary/extractive.ts';
import baseline from '../../../corpus/quality/baseline.json' with { type: 'json' };
import { conversations } from '../../../corpus/quality/conversations/conversations.ts';
import { toGmailMessages } from '../../../corpus/quality/gmail-messages.ts';
import { scoreSummariser } from '../../../corpus/quality/score.ts';
import { decodeMessages } from '../../../support/digest/mailbox-digest.ts';

describe('the conversations of the score', async () => {
  const scores = new Map(
    (await scoreSummariser(conversations, summariseExtractively)).map((score) => [score.id, score]),
  );

  it.each(Object.entries(baseline))('does not score %s below its first %d points', (id, points) => {
    const score = scores.get(id);
    expect(score?.points, score?.faults.join('; ')).toBeGreaterThanOrEqual(points);
  });

  it('have a first score each', () => {
    expect(Object.keys(baseline).toSorted()).toEqual(conversations.map(({ id }) => id).toSorted());
  });

  it('are at least 60 in at least six languages, half of them from no bug report', () => {
    const others = conversations.filter(({ source }) => source !== 'report');
    expect(conversations.length).toBeGreaterThanOrEqual(60);
    expect(others.length).toBeGreaterThanOrEqual(30);
    expect(new Set(conversations.map(({ language }) => language)).size).toBeGreaterThanOrEqual(6);
  });

  it.each(conversations)('become one thread of readable mails: $id', async (conversation) => {
    const { mails, skipped } = decodeMessages(await toGmailMessages(conversation));
    expect(skipped).toEqual([]);
    expect(mails.map(({ threadId }) => threadId)).toEqual(conversation.mails.map(() => conversation.id));
  });
});
