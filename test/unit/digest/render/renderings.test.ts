import { describe, expect, it } from 'vitest';
import { makeHeading } from '../../../../shared/digest/render/heading.ts';
import { renderHtml } from '../../../../shared/digest/render/html.ts';
import { renderSlack } from '../../../../shared/digest/render/slack.ts';
import { renderText } from '../../../../shared/digest/render/text.ts';
import { digestItem, digestWith } from '../../../support/digest/digest-items.ts';
import { shownBy } from '../../../support/digest/page-markup.ts';
import { findOffences, shown, textsOf } from '../../../support/digest/rendered-digest.ts';
import { wordings } from '../../../support/digest/wordings.ts';

const heading = makeHeading('2026-11-23T23:30:00Z', 'Asia/Tokyo', wordings.en);
const newsletter = (sender: string) => digestItem({ sender, isBulk: true, asks: true });

/** The lines of each of the three renderings. */
function linesOf(digest: ReturnType<typeof digestWith>): [string, string[]][] {
  const { text, html, slack } = shown(digest);
  const blocks = textsOf(slack.blocks).map((object) => object.text);
  const all = { text, html: shownBy(html), slack: blocks.join('\n') };
  return Object.entries(all).map(([name, words]) => [name, words.split('\n').map((line) => line.trim())]);
}

describe('makeHeading', () => {
  it("names the user's day, not the server's", () => {
    expect(heading).toMatchObject({ date: 'Tuesday, 24 November 2026' });
  });

  it('throws for an unknown zone', () => {
    expect(() => makeHeading('2026-11-23T23:30:00Z', 'Mars/Olympus', wordings.en)).toThrow(RangeError);
  });
});

describe('renderText', () => {
  it('shows questions first, then other people, then one line each for bulk and unreadable mail', () => {
    const digest = digestWith(
      [
        digestItem({
          sender: 'Ann',
          subject: 'Room',
          asks: true,
          mentions: 'Friday',
          messageIds: ['a', 'b'],
        }),
        digestItem({ sender: 'bob@evil.example' }),
        ...['News', 'Shop', 'CI', 'Bank'].map(newsletter),
      ],
      ['decoding failed', 'not a message', 'decoding failed'],
    );
    expect(renderText(digest, { ...heading, mailbox: 'ada@example.com' })).toBe(`\
Your mail · Tuesday, 24 November 2026
ada (example com)
10 new mails: 2 conversations with people, of which 1 asks for an answer.

ASKING FOR AN ANSWER

* Ann · Room
  Shall we say Friday?
  [2 mails · Friday]

ALSO FROM PEOPLE

* bob (evil example) · Lunch
  Shall we say Friday?

4 newsletters and notices: News, Shop, CI and 1 more

3 mails could not be read: decoding failed ×2 and not a message ×1`);
  });
});

describe.each([
  ['an empty mailbox', digestWith([]), 'No new mail. Enjoy the quiet.'],
  ['bulk mail alone', digestWith([newsletter('News')]), '1 new mail, and no one is waiting for you.'],
  ['nothing readable', digestWith([], ['not a message']), '1 new mail, and none that could be read.'],
  ['one newsletter', digestWith([newsletter('News')]), '1 newsletter or notice: News'],
  ['one sender often', digestWith(['CI', 'CI'].map(newsletter)), '2 newsletters and notices: CI'],
  ['one reason', digestWith([], ['a', 'a']), '2 mails could not be read: a'],
])('a digest of %s', (_, digest, words) => {
  it.each(linesOf(digest))('is described by one line: %s', (__, lines) => {
    expect(lines).toContain(words);
  });
});

describe('a digest of a mailbox that holds more mail', () => {
  const own = { read: 7, summarised: 5, skipped: 0, context: 2 };
  const items = ['a', 'b', 'c', 'd', 'e'].map((sender) => digestItem({ sender }));
  it.each(linesOf({ ...digestWith(items), counts: own, hasMore: true }))(
    'says how many were read and how many of these are news: %s',
    (_, lines) => {
      expect(lines.join('\n')).toContain('5 new mails: 5 conversations with people');
      expect(lines).toContain('Only the newest 7 mails were read; your mailbox holds more mail.');
    },
  );
});

describe('a digest of 300 conversations', () => {
  const items = Array.from({ length: 300 }, (_, index) =>
    digestItem({
      sender: `Sender ${index}`,
      subject: '件"'.repeat(100),
      gist: "漢'".repeat(140),
      asks: index < 150,
    }),
  );
  const digest = digestWith([...items, newsletter('News')]);

  it('keeps every rendering within its limits', () => {
    expect(findOffences(digest)).toEqual([]);
  });

  it.each(linesOf(digest))(
    'shows the first conversations, counts the others and counts bulk mail: %s',
    (_, lines) => {
      const words = lines.join('\n');
      const senders = new Set(words.match(/Sender \d+/g));
      expect(senders.size).toBeGreaterThan(5);
      expect([...senders].at(-1)).toBe(`Sender ${senders.size - 1}`);
      expect(words).toContain(`and ${300 - senders.size} more conversations in your mailbox`);
      expect(words).toContain('1 newsletter or notice: News');
    },
  );
});

describe('renderSlack', () => {
  it('uses up to 50 blocks when conversations are short', () => {
    const items = Array.from({ length: 60 }, () => digestItem({ gist: 'Hi', asks: true }));
    const { blocks } = renderSlack(digestWith(items, ['not a message']), heading);
    expect(blocks.length).toBeGreaterThan(40);
    expect(blocks.length).toBeLessThanOrEqual(50);
  });
});

describe('renderHtml', () => {
  it('sets the direction of each conversation, and isolates names', () => {
    const html = renderHtml(digestWith([digestItem({ sender: 'ليلى', subject: 'ترجمة' })]), heading);
    expect(html).toMatch(
      /<li [^>]*dir="auto"><p [^>]*><bdi>ليلى<\/bdi><\/p><p [^>]*>ترجمة<\/p><p [^>]*dir="auto">/,
    );
  });

  it('forbids mail programs to make links of what looks like a number, date or address', () => {
    const [, content = ''] =
      /<meta name="format-detection" content="([^"]*)">/.exec(renderHtml(digestWith([]), heading)) ?? [];
    expect(content.split(', ').toSorted()).toEqual(
      ['address', 'date', 'email', 'telephone', 'url'].map((kind) => `${kind}=no`),
    );
  });

  it('renders a page that loads, runs and links nothing', () => {
    const html = renderHtml(digestWith([digestItem()]), heading);
    expect(html).not.toMatch(
      /<(?:a|script|img|link|iframe|form|base|object)\b|url\(|@import|https?:|\son\w+=/i,
    );
    expect(html).toContain('<meta name="color-scheme" content="light dark">');
  });
});
