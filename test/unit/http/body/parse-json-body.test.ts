import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../shared/errors/app-error.ts';
import { parseJsonBody } from '../../../../shared/http/body/parse-json-body.ts';
import { errorOf } from '../../../support/error-of.ts';
import { RUNS } from '../../../support/runs.ts';

const text = { isBase64Encoded: false, contentType: 'application/json', contentLength: undefined };
const json = (body: string | undefined, contentType = text.contentType) =>
  parseJsonBody({ ...text, body, contentType });

describe('parseJsonBody', () => {
  it.each([
    ['nothing', undefined, undefined],
    ['an empty text', '', undefined],
    ['an object', '{"a":[1,"x"]}', { a: [1, 'x'] }],
    ['a text with escapes and brackets inside', '{"a":"[[\\"{{"}', { a: '[["{{' }],
    ['depth 32', '['.repeat(32) + ']'.repeat(32), JSON.parse('['.repeat(32) + ']'.repeat(32))],
  ])('reads %s', (_case, body, value) => {
    expect(json(body)).toEqual(value);
  });

  it.each([
    ['not JSON', '{"a":', 'is not JSON'],
    ['a byte order mark', '\uFEFF{}', 'is not JSON'],
    ['depth 33', '['.repeat(33) + ']'.repeat(33), 'is nested deeper than 32'],
    [
      'depth 33 after an escaped quotation mark',
      `{"a":"\\"","b":${'['.repeat(32)}${']'.repeat(32)}}`,
      'is nested deeper than 32',
    ],
    [
      'depth 33 after an escaped backslash',
      `{"a":"\\\\","b":${'['.repeat(32)}${']'.repeat(32)}}`,
      'is nested deeper than 32',
    ],
    ['20,000 deep', `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`, 'is nested deeper than 32'],
    ['the key __proto__', '{"a":{"__proto__":{"b":1}}}', 'holds the key __proto__'],
    ['1e400', '{"a":1e400}', 'holds a number that is too large'],
    ['a lone surrogate', '{"a":"\\ud800"}', 'holds half of a surrogate pair'],
    ['a lone surrogate as key', '{"\\udc00":1}', 'holds half of a surrogate pair'],
  ])('refuses %s as invalid', (_case, body, message) => {
    const error = errorOf(() => json(body));
    expect(error.code).toBe('invalid-request');
    expect(error.facts.errors).toEqual([{ path: 'body', message }]);
  });

  it('refuses an encoded body', () => {
    const raw = { ...text, body: '{}', contentEncoding: 'gzip' };
    expect(errorOf(() => parseJsonBody(raw)).code).toBe('unsupported-media-type');
  });

  it('refuses more than 256 KB before anything else', () => {
    expect(errorOf(() => json(`"${'x'.repeat(300_000)}"`, 'text/plain')).code).toBe('payload-too-large');
  });

  it('returns a value or throws an AppError, and never changes a prototype', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), fc.string({ unit: 'binary' })), (body) => {
        try {
          json(body);
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
        }
        expect(Object.keys(Object.prototype)).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });
});
