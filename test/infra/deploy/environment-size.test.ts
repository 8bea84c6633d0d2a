import { Token } from 'aws-cdk-lib';
import { describe, expect, it } from 'vitest';
import {
  measureEnvironment,
  refuseLargeEnvironment,
} from '../../../infra/deploy/functions/environment-size.ts';
import { ParametersError } from '../../../infra/deploy/parameters/parameters.ts';
import { acme } from './stages.ts';
import { synthesize } from './template.ts';

const LIMIT = 4_096;
/** The size of `{"A":""}`, which is the environment with one empty variable A. */
const FRAME = 8;

describe('the environment of a function', () => {
  it.each([
    ['ASCII', 'x', LIMIT - FRAME],
    ['letters of two bytes', 'ü', (LIMIT - FRAME) / 2],
    ['letters of four bytes', '\u{1f4ec}', (LIMIT - FRAME) / 4],
    ['quotation marks, which JSON escapes', '"', (LIMIT - FRAME) / 2],
  ])('is accepted up to 4,096 bytes, and refused with one more: %s', (_, letter, count) => {
    expect(measureEnvironment({ A: letter.repeat(count) })).toBe(LIMIT);
    expect(() => refuseLargeEnvironment('connect', { A: letter.repeat(count) })).not.toThrow();
    expect(() => refuseLargeEnvironment('connect', { A: `${letter.repeat(count)}x` })).toThrow(
      ParametersError,
    );
  });

  it('is measured with its names, without absent variables, and with room for what AWS generates', () => {
    expect(measureEnvironment({ NAME: '', ABSENT: undefined })).toBe('{"NAME":""}'.length);
    const token = Token.asString({ Ref: 'Table' });
    expect(measureEnvironment({ A: `${token}/x` })).toBe(FRAME + 128 + '/x'.length);
  });
});

const clients = (count: number) =>
  Array.from({ length: count }, (_, index) => `service-client-number-${index}`);

describe('the synth', () => {
  it.each([
    ['140 service clients', { serviceClients: clients(140) }, /SERVICE_CLIENTS \(3\d\d\d\) and /],
    [
      'a long userVerifyUrl',
      { userVerifyUrl: `${acme.userVerifyUrl}&x=${'x'.repeat(4_200)}` },
      /^The environment of callback-status has up to \d{4} bytes.* USER_VERIFY_URL \(42\d\d\) and /,
    ],
  ])('refuses %s in words, naming the largest variables without their values', (_, change, expected) => {
    const run = () => synthesize('prod', { ...acme, ...change });
    expect(run).toThrow(ParametersError);
    expect(run).toThrow(expected);
    expect(run).not.toThrow(/service-client-number|xxx/);
  });

  it('accepts 50 service clients', () => {
    expect(() => synthesize('prod', { ...acme, serviceClients: clients(50) })).not.toThrow();
  });
});
