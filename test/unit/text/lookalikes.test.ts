import { describe, expect, it } from 'vitest';
import { AT, COLON, DOT, HIDDEN_DOT, SLASH } from '../../../shared/text/lookalikes.ts';

const characters = Array.from({ length: 0x11_00_00 }, (_, code) => code)
  .filter((code) => code < 0xd8_00 || code > 0xdf_ff)
  .map((code) => String.fromCodePoint(code));

/** The character as programs compare it; an ideographic full stop is a dot in host names. */
const normalized = new Map(
  characters.map((character) => [character, character.normalize('NFKC').replace(/[。｡]/g, '.')]),
);

function charactersIn(set: string): string[] {
  const pattern = new RegExp(`^[${set}]$`, 'u');
  return characters.filter((character) => pattern.test(character));
}

describe.each([
  ['@', AT, /^@$/],
  ['a colon', COLON, /^:$/],
  ['a slash', SLASH, /^[/\\]$/],
  ['a dot', DOT, /^\.$/],
  ['a sign that ends with a dot', HIDDEN_DOT, /[^.]\.$/],
])('the lookalikes of %s', (_, set, form) => {
  it('are all the characters that Unicode normalizes to it', () => {
    const expected = characters.filter((character) => form.test(normalized.get(character) ?? ''));
    expect(charactersIn(set)).toEqual(expected);
  });
});
