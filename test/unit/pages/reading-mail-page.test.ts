import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { resolveCharset } from '../../../shared/mail/charset/resolve-charset.ts';

const page = readFileSync('docs/reading-mail.md', 'utf8');
const [, section = ''] = page.split('## Charsets');

/** The code pages of the table: `437, 720, 855 to 858`. */
function listCodePages(): number[] {
  const row = /^\| DOS \| code pages (.*) \|$/m.exec(section)?.[1] ?? '';
  return row.split(', ').flatMap((written) => {
    const [first = 0, last = first] = written.split(' to ').map(Number);
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
}

describe('docs/reading-mail.md', () => {
  it.each(listCodePages())('names code page %d, which is decoded', (page) => {
    expect(resolveCharset(`cp${page}`)).toBe(`cp${page}`);
  });

  it('names every DOS code page that is decoded', () => {
    const numbers = Array.from({ length: 1_200 }, (_, number) => number);
    const decoded = numbers.filter((number) => resolveCharset(`cp${number}`) === `cp${number}`);
    expect(listCodePages()).toEqual(decoded);
  });

  it.each([
    'UTF-7',
    'HZ',
    'ISO-2022-KR',
    'Johab',
    'UTF-32',
    'VISCII',
    'TCVN',
    'ARMSCII-8',
    'KOI8-T',
    'PT154',
  ])('names %s, which is decoded', (name) => {
    expect(section).toContain(name);
    expect(resolveCharset(name)).toBeDefined();
  });

  it.each([
    ['IBM037', 'unreadable'],
    ['EUC-TW', 'unreadable'],
    ['x-unknown', undefined],
  ])('does not claim to decode %s', (name, charset) => {
    expect(resolveCharset(name)).toBe(charset);
  });
});
