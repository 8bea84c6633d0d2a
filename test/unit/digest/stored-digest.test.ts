import { describe, expect, it } from 'vitest';
import { digestSchema } from '../../../shared/digest/digest.ts';

/** As the digests were stored before they counted context, named notices and reported further mail. */
const earlier = {
  summariser: 'extractive',
  items: [
    {
      threadId: 't',
      messageIds: ['m1', 'm2'],
      sender: 'Bob Marsh',
      subject: 'Lunch',
      gist: 'Shall we say Friday?',
      receivedAt: 1_795_413_600_000,
      asks: true,
      isBulk: false,
    },
  ],
  skipped: [{ id: 's', reason: 'not a message' }],
  counts: { read: 3, summarised: 2, skipped: 1 },
};

describe('a digest that an earlier version stored', () => {
  it('is read as it was stored', () => {
    expect(digestSchema.parse(earlier)).toEqual(earlier);
  });
});
