import { describe, expect, it } from 'vitest';
import { summariseExtractively } from '../../../../shared/digest/summary/extractive.ts';
import { cpuTime } from '../../../support/cpu-time.ts';
import { mail } from '../../mail/messages.ts';

describe('summariseExtractively, with large input', () => {
  it('bounds every field whose length a mail controls', async () => {
    const long = 'word '.repeat(10_000);
    const from = { name: long, address: long };
    const mails = [mail({ id: 'm', from, subject: long, text: long })];
    const [item] = (await summariseExtractively({ mails, skipped: [] })).items;
    expect(item?.sender.length).toBeLessThanOrEqual(100);
    expect(item?.subject.length).toBeLessThanOrEqual(200);
    expect(item?.gist.length).toBeLessThanOrEqual(280);
  });

  it.each([
    [
      '500 mails of 100 KB',
      500,
      `${'Words that a person might write, and more. '.repeat(50)}\n\n`.repeat(47),
    ],
    ['500 mails of 100 KB in short lines', 500, 'a short line\n'.repeat(7_700)],
    ['100 mails that quote 100 KB', 100, '> a short line\n'.repeat(6_700)],
    ['a mail of 5 MB', 1, 'On 3 March you wrote:\n'.repeat(240_000)],
  ])('needs bounded time for %s', async (_, count, text) => {
    const mails = Array.from({ length: count }, (__, index) => mail({ id: String(index), text }));
    // Ten times the usual time.
    expect(await cpuTime(() => summariseExtractively({ mails, skipped: [] }))).toBeLessThan(6_000);
  });
});
