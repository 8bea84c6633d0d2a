import { describe, expect, it } from 'vitest';
import { parseRetryAfter } from '../../../../shared/scalekit/failure/retry-after.ts';

const now = Date.parse('1994-11-06T08:49:00Z');

describe('parseRetryAfter', () => {
  it.each([
    ['0', 0],
    ['7', 7],
    [' 7 ', 7],
    ['3600', 3_600],
    ['3601', 3_600],
    ['99999999999999999999', 3_600],
  ])('reads the seconds %j', (text, seconds) => {
    expect(parseRetryAfter(text, now)).toEqual({ retryAfter: seconds });
  });

  // The three forms of https://www.rfc-editor.org/rfc/rfc9110#section-5.6.7
  it.each([
    ['Sun, 06 Nov 1994 08:49:37 GMT', 37],
    ['Sunday, 06-Nov-94 08:49:37 GMT', 37],
    ['Sun Nov  6 08:49:37 1994', 37],
    ['Sun, 06 Nov 1994 08:48:37 GMT', 0],
    ['Mon, 07 Nov 1994 08:49:37 GMT', 3_600],
  ])('reads the date %j', (text, seconds) => {
    expect(parseRetryAfter(text, now)).toEqual({ retryAfter: seconds });
  });

  it('rounds a part of a second up', () => {
    expect(parseRetryAfter('Sun, 06 Nov 1994 08:49:01 GMT', now + 1)).toEqual({ retryAfter: 1 });
  });

  it.each([
    null,
    '',
    '-1',
    '1.5',
    '7s',
    '7, 8',
    '0x10',
    'soon',
    '1994-11-06T08:49:37Z',
    'Sun, 06 Nov 1994 08:49:37',
    'Sun, 06 Nov 1994 28:49:37 GMT',
    'Sun, 06 Nov 1994 08:49:37 +0100',
  ])('ignores %j', (text) => {
    expect(parseRetryAfter(text, now)).toEqual({});
  });
});
