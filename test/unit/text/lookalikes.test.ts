import { describe, expect, it } from 'vitest';
import { AT, COLON, DOT, HIDDEN_DOT, SLASH } from '../../../shared/text/lookalikes.ts';

/** The planes that hold characters with another NFKC form. */
const LAST_CODE_POINT = 0x2_ff_ff;

/** Every character beyond ASCII whose form programs compare differs; an ideographic full stop is a dot in hosts. */
const forms = Array.from({ length: LAST_CODE_POINT + 1 }, (_, code) => code)
  .filter((code) => code < 0xd8_00 || code > 0xdf_ff)
  .map((code) => String.fromCodePoint(code))
  .map((character) => [character, character.normalize('NFKC').replace(/[。｡]/g, '.')] as const)
  .filter(([character, form]) => character <= '~' || character !== form);

describe.each([
  ['@', AT, /^@$/],
  ['a colon', COLON, /^:$/],
  ['a slash', SLASH, /^[/\\]$/],
  ['a dot', DOT, /^\.$/],
  ['a sign that ends with a dot', HIDDEN_DOT, /[^.]\.$/],
])('the lookalikes of %s', (_, set, form) => {
  it('are all the characters that Unicode normalizes to it', () => {
    const member = new RegExp(`^[${set}]$`, 'u');
    const members = forms.filter(([character]) => member.test(character));
    expect(members).toEqual(forms.filter(([, normalized]) => form.test(normalized)));
    expect(members.length).toBeGreaterThan(2);
  });
});
