import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Digest } from '../../../shared/digest/digest.ts';
import { summariseExtractively } from '../../../shared/digest/summary/extractive.ts';
import { decodeGmailMessage } from '../../../shared/mail/gmail-message.ts';
import type { Mail, SkippedMail } from '../../../shared/mail/mail.ts';
import { RUNS } from '../../support/runs.ts';
import { gmailMessage, received } from '../mail/arbitrary-messages.ts';

async function digestOf(messages: readonly unknown[]): Promise<Digest> {
  const results = messages.map(decodeGmailMessage);
  const mails: Mail[] = results.flatMap((result) => ('mail' in result ? [result.mail] : []));
  const skipped: SkippedMail[] = results.flatMap((result) => ('skipped' in result ? [result.skipped] : []));
  return summariseExtractively({ mails, skipped });
}

function shownTexts({ items }: Digest): string[] {
  return items.flatMap(({ sender, subject, gist, mentions }) => [sender, subject, gist, mentions ?? 'none']);
}

const runs = { numRuns: RUNS / 2 };

describe('decodeGmailMessage, for any value', () => {
  it('returns a mail or a reason, and its decoders never fail', () => {
    fc.assert(
      fc.property(received, (message) => {
        const result = decodeGmailMessage(message);
        if ('mail' in result) expect(Number.isSafeInteger(result.mail.receivedAt)).toBe(true);
        else expect(['neither headers nor a body', 'not a message']).toContain(result.skipped.reason);
      }),
      runs,
    );
  });

  it('returns text without control characters, bidi overrides or broken characters', () => {
    fc.assert(
      fc.property(gmailMessage, (message) => {
        const result = decodeGmailMessage(message);
        if ('skipped' in result) return;
        const { from, subject, text: body, attachments } = result.mail;
        for (const shown of [from.name, from.address, subject, ...attachments]) {
          expect(shown).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
        }
        expect(body).not.toMatch(/[\p{Cc}--[\n\t]]|[\u202a-\u202e\u2066-\u2069]/v);
        expect([from.name, subject, body].every((shown) => shown.isWellFormed())).toBe(true);
      }),
      runs,
    );
  });
});

describe('a digest of any mails', () => {
  it('counts each of them once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(received, { maxLength: 12 }), async (messages) => {
        const { counts, items, skipped } = await digestOf(messages);
        const folded = items.flatMap(({ messageIds }) => messageIds);
        const { context = 0, ...others } = counts;
        expect(others).toEqual({ read: messages.length, summarised: folded.length, skipped: skipped.length });
        expect(counts.read).toBe(counts.summarised + counts.skipped + context);
      }),
      runs,
    );
  });

  it('shows no link, no control character and no line break in any field', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(gmailMessage, { maxLength: 4 }), async (messages) => {
        for (const shown of shownTexts(await digestOf(messages))) {
          // Programs link www. at the beginning of a word only: "Awww. That is sweet" is prose.
          expect(shown).not.toMatch(/https?:|:\/\/|(?<![@.\w-])(?:www\.|evil\.example)/i);
          expect(shown).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069\u2028\u2029]/u);
          expect(shown.isWellFormed()).toBe(true);
          expect(shown).not.toBe('');
        }
      }),
      runs,
    );
  });

  it('has gists of at most 280 characters, and is deterministic', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(gmailMessage, { maxLength: 6 }), async (messages) => {
        const digest = await digestOf(messages);
        expect(digest.items.every(({ gist }) => gist.length <= 280)).toBe(true);
        expect(await digestOf(messages)).toEqual(digest);
      }),
      runs,
    );
  });
});
