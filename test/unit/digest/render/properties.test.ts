import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DIGEST_LANGUAGES } from '../../../../shared/digest/settings/digest-language.ts';
import { digestItem, digestWith } from '../../../support/digest/digest-items.ts';
import { digestOfMessages } from '../../../support/digest/mailbox-digest.ts';
import { findOffences } from '../../../support/digest/rendered-digest.ts';
import { RUNS } from '../../../support/runs.ts';
import { gmailMessageOf, piece } from '../../mail/arbitrary-messages.ts';

/** Texts that only a rendering must keep from becoming a link or a mention. */
const clickable = fc.constantFrom(
  ...['evil.com', 'eve@evil.com', '.com', '@', '.', '。', 'Done.In', 'a.md', '192.0.2.7', 'tel:'],
  ...['+1 555 010 9999', '0800', '-', '/', '５５５', '\u200d', '\ufe0f', '\u200e', '\u0301', 'ｗｗｗ．'],
  ...['<!channel>', '<@U1>', '<https://evil.com|x>', ':tada:', '*', '&amp;lt;b&amp;gt;', '"', "'", '</bdi>'],
);
const hostileText = fc.array(fc.oneof(piece, clickable), { maxLength: 12 }).map((pieces) => pieces.join(''));
const gmailMessage = gmailMessageOf(hostileText);

const time = fc.constantFrom(
  '2026-12-03T10:00',
  '2026-12-05T11:30',
  '2026-12-03',
  '0000-01-01',
  '+275760-09-13',
  '',
);
const event = fc.record({
  kind: fc.constantFrom(...(['invitation', 'cancellation', 'proposal', 'accepted'] as const)),
  title: hostileText,
  place: hostileText,
  start: fc.oneof(time, hostileText),
  end: fc.oneof(time, hostileText),
  startsAt: fc.constantFrom(undefined, '2026-12-03T09:00:00.000Z'),
  zone: hostileText,
  isGist: fc.constantFrom(undefined, true as const),
});

const item = fc
  .record({
    sender: hostileText,
    subject: hostileText,
    gist: hostileText,
    mentions: hostileText,
    asks: fc.boolean(),
    isBulk: fc.boolean(),
    attachments: fc.option(fc.array(hostileText, { minLength: 1, maxLength: 2 }), { nil: undefined }),
    protection: fc.constantFrom(undefined, undefined, 'encrypted', 'signed'),
    event: fc.option(event, { nil: undefined }),
    notice: fc.constantFrom(undefined, 'bounce', 'delay'),
    messageIds: fc.array(fc.string(), { minLength: 1, maxLength: 3 }),
  })
  .map(digestItem);

describe('the renderings of a digest', () => {
  it('show only words, within their limits, for any mails', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(gmailMessage, { maxLength: 3 }), async (messages) => {
        expect(findOffences(await digestOfMessages(messages))).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  it('show only words, within their limits, for any digest in any language', () => {
    fc.assert(
      fc.property(
        fc.array(item, { maxLength: 3 }),
        fc.array(hostileText, { maxLength: 2 }),
        fc.constantFrom(...DIGEST_LANGUAGES),
        (items, reasons, language) => {
          expect(findOffences(digestWith(items, reasons), language)).toEqual([]);
        },
      ),
      { numRuns: RUNS },
    );
  });
});
