import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJsonBody } from '../../../../shared/http/body/parse-json-body.ts';
import { parseExact } from '../../../../shared/scalekit/declared/parse-exact.ts';
import { cpuTime } from '../../../support/cpu-time.ts';
import { errorOf } from '../../../support/error-of.ts';
import { RUNS } from '../../../support/runs.ts';

const json = (body: string) =>
  parseJsonBody({
    body,
    isBase64Encoded: false,
    contentType: 'application/json',
    contentLength: String(Buffer.byteLength(body)),
  });
const MESSAGE = 'is past ±9007199254740991, where numbers lose digits: send it as a string';

describe('a number of a body', () => {
  it.each([
    '9007199254740992',
    '9007199254740993',
    '-9007199254740992',
    '-9007199254740993',
    '10000000000000000',
    '12345678901234567890',
    '100000000000000000000',
    `1${'0'.repeat(300)}`,
    '9007199254740993.0',
    '9007199254740992.5',
    '-9007199254740993.0',
    '9.007199254740993e15',
    '9.007199254740993E+15',
    '9007199254740993e0',
    '90071992547409930e-1',
    '900719925474099.3e1',
    '12345678901234567890.5',
    '1.2345678901234567890e19',
    '0.9007199254740993e16',
    '1.00000000000000001e300',
    `1.${'1'.repeat(120)}e200`,
  ])('is refused with its place when it is %s', (number) => {
    const error = errorOf(() => json(`{"input":{"a b":[1,{"n": ${number} }]}}`));
    expect(error.code).toBe('invalid-request');
    expect(error.facts.errors).toEqual([{ path: 'body.input.a b.1.n', message: MESSAGE }]);
  });

  it.each([
    '0',
    '-0',
    '9007199254740991',
    '-9007199254740991',
    '9007199254740991.0',
    '9007199254740991.5',
    '9007199254740992.0',
    '9.007199254740992e15',
    '1e16',
    '1e21',
    '1E21',
    '1e300',
    '1.7976931348623157e308',
    '1.79769313486231570e+308',
    '0.1',
    '0.30000000000000004',
    '3.14159265358979323846264338327950288',
    '123456789.12345678901234567890',
    '1234567890.0000000000000000000000001e3',
    '5e-324',
    '0.00000000000000000000000000000000001',
    '0.00000000000000000000e400',
    '1e-400',
    '1e-9999999999999999',
    '1234567890123456800e0',
    '9.9999999999999992e22',
    `1e${'0'.repeat(20)}21`,
  ])('is read when it is %s', (number) => {
    expect(json(`{"input":[${number}]}`)).toEqual({ input: [Number(number)] });
  });

  it('is no number in a text or a name', () => {
    const body = '{"12345678901234567890":"9007199254740993","a":"\\",9007199254740993,\\""}';
    expect(json(body)).toEqual(JSON.parse(body));
  });

  it('is refused as the whole body', () => {
    expect(errorOf(() => json('9007199254740993')).facts.errors).toEqual([
      { path: 'body', message: MESSAGE },
    ]);
  });

  it('has its own refusal past the largest double', () => {
    const message = 'holds a number that is too large';
    for (const number of ['1e400', '-1.0000000000000000000e400']) {
      expect(errorOf(() => json(`{"a":${number}}`)).facts.errors).toEqual([{ path: 'body', message }]);
    }
  });

  it('is counted only where it is kept', () => {
    expect(json('{"a":9007199254740993,"a":1}')).toEqual({ a: 1 });
  });

  it('is read in bounded time, however long it is', async () => {
    const longNumber = (zeros: number) => `1.${'0'.repeat(zeros)}1`;
    // A step for each pair of digits would need half a minute on 256 KB; one for each digit needs milliseconds.
    const ofRequest = await cpuTime(async () => {
      expect(json(`{"a":${longNumber(255 * 1024)}}`)).toEqual({ a: 1 });
    });
    expect(ofRequest).toBeLessThan(10_000);
    const ofResponse = await cpuTime(async () => {
      const number = longNumber(5 * 1024 * 1024);
      expect(parseExact(`[${number},${number}e20]`)).toEqual([1, `${number}e20`]);
    });
    expect(ofResponse).toBeLessThan(10_000);
  });

  it('has a place of at most 300 characters', () => {
    const body = `{"${'k'.repeat(1_000)}":9007199254740993}`;
    expect(errorOf(() => json(body)).facts.errors?.[0]?.path.length).toBe(300);
  });

  it(`as any serializer of doubles writes it is read, but for integers past 2^53 (${RUNS} runs)`, () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const shortest = value.toExponential();
        const longer = value.toExponential(16);
        expect(json(`[${shortest},${longer}]`)).toEqual([Number(shortest), Number(longer)]);
      }),
      { numRuns: RUNS },
    );
  });

  it(`as an integer is either read exactly or refused (${RUNS} runs)`, () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }), (value) => {
        const isSafe = value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER);
        if (isSafe) expect(json(`[${value}]`)).toEqual([Number(value)]);
        else expect(errorOf(() => json(`[${value}]`)).code).toBe('invalid-request');
      }),
      { numRuns: RUNS },
    );
  });
});
