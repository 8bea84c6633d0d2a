import { describe, expect, it } from 'vitest';
import { isSendable, responseWithin } from '../../../shared/actions/result.ts';
import { RESULT_BYTES, STORED_RESPONSE_BYTES } from '../../../shared/config/limits.ts';

/** The size of a text as JSON, without its quotation marks. */
const QUOTES = 2;
const run = (text: string) => ({ data: text, executionId: 'ex1' });

describe('the response to a tool’s result', () => {
  it.each([
    ['record', 'ASCII', 'x'.repeat(STORED_RESPONSE_BYTES - QUOTES)],
    ['record', 'characters of three bytes', '字'.repeat((STORED_RESPONSE_BYTES - QUOTES) / 3)],
    ['result', 'ASCII', 'x'.repeat(RESULT_BYTES - 6)],
  ] as const)('holds data that just fits a %s: %s', (limit, _what, text) => {
    expect(responseWithin(run(text), limit)).toEqual(run(text));
  });

  it.each([
    ['record', 'ASCII', 'x'.repeat(STORED_RESPONSE_BYTES - QUOTES + 1)],
    ['record', 'characters of three bytes', '字'.repeat(STORED_RESPONSE_BYTES / 3)],
    ['result', 'ASCII', 'x'.repeat(RESULT_BYTES - 5)],
    ['result', 'characters of three bytes', '字'.repeat(RESULT_BYTES / 3)],
    // Lambda counts a response as a JSON string: each quotation mark of the JSON has four bytes there.
    ['result', 'quotation marks', '"'.repeat(RESULT_BYTES / 4)],
    ['result', 'control characters', '\u0001'.repeat(RESULT_BYTES / 7 + 1)],
  ] as const)('replaces data that does not fit a %s by its size and hash: %s', (limit, _what, text) => {
    const response = responseWithin(run(text), limit);
    expect(response).toEqual({
      data: null,
      executionId: 'ex1',
      dataOmitted: {
        bytes: Buffer.byteLength(JSON.stringify(text)),
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    });
  });

  it('is null for a tool that returns nothing', () => {
    expect(responseWithin({ data: undefined, executionId: 'ex1' }, 'result')).toEqual({ executionId: 'ex1' });
  });
});

describe('isSendable', () => {
  it.each([
    ['quotation marks', '"'.repeat(RESULT_BYTES / 4)],
    ['characters of three bytes', '字'.repeat(RESULT_BYTES / 3)],
  ])('is false for a response that Lambda refuses for its %s', (_what, text) => {
    expect(isSendable({ text })).toBe(false);
    expect(isSendable({ text: text.slice(0, text.length / 2) })).toBe(true);
  });
});
