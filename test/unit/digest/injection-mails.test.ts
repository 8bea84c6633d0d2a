import { describe, expect, it } from 'vitest';
import { digestOfMessages, gmailMessageOf } from '../../support/digest/mailbox-digest.ts';
import { shownBy } from '../../support/digest/page-markup.ts';
import { findOffences, shown, textsOf } from '../../support/digest/rendered-digest.ts';
import { everyInjection, families } from './injections/every.ts';

it('has at least fifty hostile mails', () => {
  expect(everyInjection.length).toBeGreaterThanOrEqual(50);
});

describe.each(families)('a digest of a mail with hostile %s', (_, injections) => {
  it.each(injections)('shows its words and nothing else: $name', async ({ raw, keeps }) => {
    const digest = await digestOfMessages([await gmailMessageOf(raw)]);
    expect(digest.counts).toEqual({ read: 1, summarised: 1, skipped: 0 });
    expect(findOffences(digest)).toEqual([]);
    const { text, html, slack } = shown(digest);
    const blocks = textsOf(slack.blocks).map((object) => object.text);
    for (const words of keeps) {
      expect(text).toContain(words);
      expect(shownBy(html)).toContain(words);
      expect(blocks.join('\n')).toContain(words);
    }
  });
});

describe('a digest of all hostile mails together', () => {
  it('keeps them apart and shows only their words', async () => {
    const all = everyInjection;
    const messages = await Promise.all(all.map(({ raw }) => gmailMessageOf(raw)));
    const digest = await digestOfMessages(
      messages.map((message, index) => ({ ...Object(message), id: `m${index}`, threadId: `t${index}` })),
    );
    expect(digest.items).toHaveLength(all.length);
    expect(findOffences(digest)).toEqual([]);
  });
});
