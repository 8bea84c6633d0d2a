import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  armToolFault,
  countSends,
  expectFree,
  expectUnknown,
  newActor,
  verdict,
} from '../support/actions/actions.ts';
import { simulator } from '../support/stack/product.ts';

const HTML_STATUSES = [502, 503, 504];

const newUser = () => newActor('actions-network');

describe('a write', () => {
  it.each([
    ['Unavailable before its effect (T1)', { do: 'error', code: 'Unavailable' }, 0],
    ['Unavailable after its effect (T2)', { do: 'error', code: 'Unavailable', when: 'after' }, 1],
    ['an internal error before its effect (T1)', { do: 'error', code: 'Internal' }, 0],
    ['an internal error after its effect (T2)', { do: 'error', code: 'Internal', when: 'after' }, 1],
    [
      'DeadlineExceeded of Scalekit itself after its effect (T2)',
      { do: 'error', code: 'DeadlineExceeded', when: 'after' },
      1,
    ],
    ['a reset before its effect (T3)', { do: 'reset' }, 0],
    ['a reset after its effect (T3)', { do: 'reset', when: 'after' }, 1],
    ['a FIN before its effect (T3)', { do: 'close' }, 0],
    ['a FIN after its effect (T3)', { do: 'close', when: 'after' }, 1],
    ...HTML_STATUSES.flatMap((httpStatus): [string, object, number][] => [
      [`a proxy's ${httpStatus} before its effect (T6)`, { do: 'error', status: httpStatus }, 0],
      [
        `a proxy's ${httpStatus} after its effect (T6)`,
        { do: 'error', status: httpStatus, when: 'after' },
        1,
      ],
    ]),
  ])('is sent once, and its outcome stays unknown, after %s', async (_case, fault, effects) => {
    const [ada, key] = [await newUser(), randomUUID()];
    await armToolFault(ada, fault);
    const first = await ada.write(key);
    expect(verdict(first)).toBe('504 outcome-unknown');
    expect(first.json).toMatchObject({ retryable: false, connection: 'gmail' });
    expect(await countSends(ada)).toEqual({ effects, attempts: 1 });
    await expectUnknown(ada, key);
    expect(verdict(await ada.write())).toBe('200');
  });

  it.each([
    [{ retryAfter: 7 }, 7],
    [{}, 1],
  ])(
    'is sent once after a 429 of a proxy with %j, returns Retry-After %i, and its key is free (T5)',
    async (proxy, wait) => {
      const [ada, key] = [await newUser(), randomUUID()];
      await armToolFault(ada, { do: 'error', status: 429, ...proxy });
      const { headers, ...first } = await ada.write(key);
      expect(verdict({ headers, ...first })).toBe('503 upstream-unavailable');
      expect([headers['retry-after'], first.json.retryAfter, first.json.retryable]).toEqual([
        String(wait),
        wait,
        true,
      ]);
      expect(await countSends(ada)).toEqual({ effects: 0, attempts: 1 });
      await expectFree(ada, key);
    },
  );
});

describe('a write whose workspace token Scalekit refuses (T71)', () => {
  const refusal = { do: 'error', code: 'Unauthenticated' };

  it('is sent once more, and succeeds', async () => {
    const [ada, key] = [await newUser(), randomUUID()];
    await armToolFault(ada, refusal);
    const first = await ada.write(key);
    expect(verdict(first)).toBe('200');
    expect(await ada.attempts()).toEqual(['Unauthenticated', 'OK']);
    expect(await ada.effects()).toHaveLength(1);
    expect(verdict(await ada.write(key))).toBe('200 replayed');
  });

  it('returns 503 and frees its key when the second token is refused too', async () => {
    const [ada, key] = [await newUser(), randomUUID()];
    await armToolFault(ada, { ...refusal, times: 2 });
    const response = await ada.write(key);
    expect([verdict(response), response.headers['retry-after']]).toEqual(['503 upstream-unavailable', '1']);
    expect(await countSends(ada)).toEqual({ effects: 0, attempts: 2 });
    await expectFree(ada, key);
  });

  it('stays unknown when the second send is cut after its effect', async () => {
    const [ada, key] = [await newUser(), randomUUID()];
    await armToolFault(ada, refusal);
    await armToolFault(ada, { do: 'reset', when: 'after' });
    expect(verdict(await ada.write(key))).toBe('504 outcome-unknown');
    await expectUnknown(ada, key);
    expect(await countSends(ada)).toEqual({ effects: 1, attempts: 2 });
  });

  it('stays unknown after a page of a proxy with 401, which is no refusal of Scalekit', async () => {
    const [ada, key] = [await newUser(), randomUUID()];
    await armToolFault(ada, { do: 'error', status: 401, when: 'after' });
    expect(verdict(await ada.write(key))).toBe('504 outcome-unknown');
    await expectUnknown(ada, key);
    expect(await countSends(ada)).toEqual({ effects: 1, attempts: 1 });
  });
});

describe('a read', () => {
  it.each([
    ['Unavailable (T1)', { do: 'error', code: 'Unavailable' }],
    ['a reset (T3)', { do: 'reset' }],
    ['a reset of its reply (T3)', { do: 'reset', when: 'after' }],
    ['a FIN (T3)', { do: 'close' }],
    ...HTML_STATUSES.map((httpStatus): [string, object] => [
      `a proxy's ${httpStatus} (T6)`,
      { do: 'error', status: httpStatus },
    ]),
  ])('is repeated after %s, and succeeds', async (_case, fault) => {
    const ada = await newUser();
    await armToolFault(ada, fault);
    const { json, ...response } = await ada.read();
    expect(verdict({ json, ...response })).toBe('200');
    expect(json.data.emailAddress).toBe(`${ada.identifier}@example.com`);
    expect(await countSends(ada)).toEqual({ effects: 0, attempts: 2 });
  });

  it('is sent three times when every attempt fails, and can be retried by the caller (T1)', async () => {
    const ada = await newUser();
    await armToolFault(ada, { do: 'error', code: 'Unavailable', share: 1 });
    expect(verdict(await ada.read())).toBe('503 upstream-unavailable');
    expect(await ada.attempts()).toEqual(['Unavailable', 'Unavailable', 'Unavailable']);
    await simulator.remove(`faults?identifier=${ada.identifier}`);
    expect(verdict(await ada.read())).toBe('200');
  });

  it('is sent again when the Retry-After of a proxy’s 429 has passed (T5)', async () => {
    const ada = await newUser();
    await armToolFault(ada, { do: 'error', status: 429, retryAfter: 1 });
    expect(verdict(await ada.read())).toBe('200');
    expect(await ada.attempts()).toEqual(['HTTP_429', 'OK']);
  });

  it('returns the Retry-After of a proxy’s 429 when the Retry-After ends after the deadline (T5)', async () => {
    const ada = await newUser();
    await armToolFault(ada, { do: 'error', status: 429, retryAfter: 60 });
    const response = await ada.read();
    expect([verdict(response), response.headers['retry-after']]).toEqual(['503 upstream-unavailable', '60']);
    expect(await ada.attempts()).toEqual(['HTTP_429']);
  });
});
