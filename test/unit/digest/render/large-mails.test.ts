import { describe, expect, it } from 'vitest';
import { cpuTime } from '../../../support/cpu-time.ts';
import { digestOfMessages } from '../../../support/digest/mailbox-digest.ts';
import { findOffences, shown } from '../../../support/digest/rendered-digest.ts';
import { attachment, message, multipart, textPart } from '../../mail/messages.ts';

const MEGABYTES = 1024 * 1024;
const nested = (levels: number) => {
  let part = textPart('Deep down.');
  for (let level = 0; level < levels; level += 1) part = multipart('mixed', part);
  return part;
};
/** The text repeated to five million characters. */
const long = (text: string) => text.repeat(5_000_000 / text.length);

describe('a digest of a mail of 5 MB', () => {
  it.each([
    ['HTML', textPart(long('<div><b>Some words</b></div>'), 'text/html')],
    ['HTML of one deep element', textPart(long('<div>'), 'text/html')],
    ['HTML of entities', textPart(long('&lt;b&gt;'), 'text/html')],
    ['one line without a blank', textPart(long('a'))],
    ['one line of words', textPart(long('words '))],
    ['one line of dots and letters', textPart(long('a.b'))],
    ['one line of digits', textPart(long('0123456789 '))],
    ['one line of links', textPart(long('https://evil.example/x '))],
    ['invisible characters', textPart(long('\u200d\u200b'))],
    ['10,000 parts in each other', nested(10_000)],
    [
      '10,000 parts beside each other',
      multipart('mixed', ...Array.from({ length: 10_000 }, () => textPart('Part.'))),
    ],
    ['10,000 attachments', multipart('mixed', ...Array.from({ length: 10_000 }, () => attachment('a.pdf')))],
  ])('is made in bounded time and memory: %s', async (_, payload) => {
    const before = process.memoryUsage().arrayBuffers + process.memoryUsage().heapUsed;
    const used = await cpuTime(async () => {
      const digest = await digestOfMessages([message(payload)]);
      expect(digest.counts.summarised).toBe(1);
      expect(findOffences(digest)).toEqual([]);
      expect(shown(digest).html.length).toBeLessThan(10_000);
    });
    // Far above the usual time; a quadratic step would need hours, a copy per level gigabytes.
    expect(used).toBeLessThan(5_000);
    const grown = process.memoryUsage().arrayBuffers + process.memoryUsage().heapUsed - before;
    expect(grown).toBeLessThan(300 * MEGABYTES);
  });
});
