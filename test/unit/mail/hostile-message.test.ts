import { describe, expect, it } from 'vitest';
import { decodeGmailMessage } from '../../../shared/mail/gmail-message.ts';
import type { Mail } from '../../../shared/mail/mail.ts';
import { cpuTime } from '../../support/cpu-time.ts';
import { message, multipart, textPart } from './messages.ts';

function decoded(given: unknown): Mail {
  const result = decodeGmailMessage(given);
  if ('skipped' in result) throw new Error(`skipped: ${result.skipped.reason}`);
  return result.mail;
}

const plain = textPart('the plain text');
const large = textPart('<p>word</p>'.repeat(23_000), 'text/html');
const blank = textPart('');
const hidden = textPart('<p style="display:none">x'.repeat(8_000), 'text/html');
const html = textPart('<p>the <b>HTML</b> text</p>', 'text/html');

describe('decodeGmailMessage, with hostile messages', () => {
  it('reads the headers of a mail whose parts nest 20,000 deep', () => {
    let payload = plain;
    for (let depth = 0; depth < 20_000; depth += 1) payload = multipart('mixed', payload);
    expect(decoded(message(payload))).toMatchObject({ subject: 'Test', text: '' });
  });

  it('reads a part at the depth of real mail', () => {
    let payload = plain;
    for (let depth = 0; depth < 20; depth += 1) payload = multipart('mixed', payload);
    expect(decoded(message(payload)).text).toBe('the plain text');
  });

  it.each([
    ['a 5 MB text', textPart('word '.repeat(1_000_000))],
    [
      'a 5 MB text of three-byte characters, wrongly labelled',
      textPart(`a${'漢'.repeat(1_700_000)}`, 'text/plain', 'text/plain; charset=big5'),
    ],
    ['a text that the bound cuts within a pair', textPart(`a${'𝒳'.repeat(60_000)}`)],
    ['a 5 MB HTML', textPart('<p>word</p>'.repeat(450_000), 'text/html')],
    ['300 large parts', multipart('mixed', ...Array.from({ length: 299 }, () => large))],
    ['100,000 parts', multipart('mixed', ...Array.from({ length: 100_000 }, () => html))],
  ])('bounds time and text for %s', async (_, payload) => {
    let text = '';
    const used = await cpuTime(() => {
      text = decoded(message(payload)).text;
    });
    expect(used).toBeLessThan(2_000);
    expect(text.length).toBeGreaterThan(1_000);
    expect(text.length).toBeLessThanOrEqual(100_000);
    expect(text).toMatch(/^[\sa-zHTML漢𝒳]*\ufffd?$/u);
    expect(text.isWellFormed()).toBe(true);
  });

  it.each([
    ['30,000 blank parts', 'mixed', 30_000, blank],
    ['30,000 blank alternatives', 'alternative', 30_000, blank],
    ['299 parts of hidden text', 'mixed', 299, hidden],
  ] as const)('bounds time for %s', async (_, kind, length, part) => {
    const payload = multipart(kind, ...Array.from({ length }, () => part));
    expect(await cpuTime(() => decoded(message(payload)))).toBeLessThan(1_500);
  });

  it.each(['=?a?q?', '"', '"\\', '<', '@a,', '(', ' ', ';'])(
    'bounds time for headers full of %j',
    async (piece) => {
      const value = piece.repeat(200_000);
      const headers = {
        From: value,
        Subject: value,
        Date: value,
        'Content-Type': value,
        To: value,
        References: value,
      };
      expect(await cpuTime(() => decoded(message(plain, headers)))).toBeLessThan(1_000);
    },
  );
});
