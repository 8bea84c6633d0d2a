import { describe, expect, it } from 'vitest';
import { cutText } from '../../../shared/text/cut.ts';

describe('cutText', () => {
  it('returns a text that fits', () => {
    expect(cutText('a'.repeat(10), 10)).toBe('a'.repeat(10));
  });

  it('ends after a word', () => {
    expect(cutText('the quick brown fox', 12)).toBe('the quick…');
  });

  it('ends inside an overlong word', () => {
    expect(cutText('x'.repeat(100), 50)).toBe(`${'x'.repeat(49)}…`);
    expect(cutText(`go ${'x'.repeat(100)}`, 50)).toBe(`go ${'x'.repeat(46)}…`);
  });

  it.each([
    ['a surrogate pair', '𝒳'.repeat(20), 10, '𝒳𝒳𝒳𝒳…'],
    ['a family of joined emoji', '👨‍👩‍👧‍👦'.repeat(5), 24, '👨‍👩‍👧‍👦👨‍👩‍👧‍👦…'],
    ['a letter and its accent', 'e\u0301'.repeat(10), 6, `${'e\u0301'.repeat(2)}…`],
    ['a letter with more accents than fit', `a${'\u0301'.repeat(1_000)}`, 10, '…'],
  ])('does not cut within %s', (_, text, limit, cut) => {
    expect(cutText(text, limit)).toBe(cut);
  });
});
