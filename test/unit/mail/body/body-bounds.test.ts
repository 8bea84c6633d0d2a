import { describe, expect, it } from 'vitest';
import { readMimeBody } from '../../../../shared/mail/body/mime-body.ts';
import { attachment, multipart, textPart } from '../messages.ts';

const plain = textPart('the plain text');

/** A text part of blanks whose base64 has that many characters. */
function blanks(characters: number) {
  return textPart(' '.repeat((characters / 4) * 3));
}

function textBelow(parts: number, characters: number): string {
  const part = blanks(characters);
  return readMimeBody(multipart('mixed', ...Array.from({ length: parts }, () => part), plain)).text.trim();
}

describe('readMimeBody, of much data', () => {
  it('reads no text below 4 MiB of data that were read', () => {
    expect(textBelow(5, 700 * 1024)).toBe('the plain text');
    expect(textBelow(6, 700 * 1024)).toBe('');
  });

  it('counts of a part only what it reads, 700 KiB', () => {
    expect(textBelow(3, 2 * 1024 * 1024)).toBe('the plain text');
  });

  it('ends a text of several parts after 100,000 characters', () => {
    const long = textPart('a'.repeat(60_000));
    expect(readMimeBody(multipart('mixed', long, long)).text).toHaveLength(100_000);
  });
});

describe('readMimeBody, of a calendar without a name', () => {
  it('lists no attachment, as the mail shows its event', () => {
    const calendar = textPart('BEGIN:VCALENDAR', 'text/calendar');
    expect(readMimeBody(calendar)).toMatchObject({ attachments: [], calendar: 'BEGIN:VCALENDAR' });
    expect(readMimeBody(multipart('mixed', calendar)).attachments).toEqual([]);
  });
});

describe('readMimeBody, of a long file name', () => {
  it('keeps 300 characters', () => {
    const [name] = readMimeBody(multipart('mixed', plain, attachment(`${'a'.repeat(400)}.pdf`))).attachments;
    expect(name).toBe('a'.repeat(300));
  });
});
