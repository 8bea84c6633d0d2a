import { describe, expect, it } from 'vitest';
import { toOneLine, toReadable } from '../../../shared/text/readable.ts';

describe('toReadable', () => {
  it.each([
    ['half a surrogate pair', 'a\ud800b', 'a\ufffdb'],
    ['a line break of any kind', 'a\r\nb\u2028c\u0085d', 'a\nb\nc\nd'],
    ['a bidi override', 'a\u202eb', 'ab'],
    ['a joiner between Latin letters', 'pay\u200dpal', 'paypal'],
    ['a joiner before the dot of a host', '例\u200d.example', '例.example'],
    ['a direction mark between digits', '1\u200e2', '12'],
    ['a blank that does not break', 'a\u00a0b', 'a b'],
    ['joiners of Persian, which stay', 'می‌خواهم', 'می‌خواهم'],
  ])('replaces %s', (_, text, readable) => {
    expect(toReadable(text)).toBe(readable);
  });
});

describe('toOneLine', () => {
  it('leaves out the marks with which a newsletter pads its preview', () => {
    expect(toOneLine('Sale \u200c \u200d \u200c\n now \u200c')).toBe('Sale now');
  });
});
