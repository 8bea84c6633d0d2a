import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Actor, armToolFault, countSends, mail, newActor, verdict } from '../support/actions/actions.ts';
import type { ApiResponse } from '../support/stack/product.ts';

const CALLS = 50;
const newUser = () => newActor('actions-concurrent');
const concurrently = <T>(run: (nth: number) => Promise<T>) =>
  Promise.all(Array.from({ length: CALLS }, (_, nth) => run(nth)));
const repeatedly = (ada: Actor, key: string) => concurrently(() => ada.write(key));

/** Long enough for other processes to find a write that one is still sending. */
const slow = { do: 'delay', ms: 1_000, when: 'after' };

/** Counts the responses by verdict. A 409 must have a `Retry-After`. */
function tally(responses: ApiResponse[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const response of responses) {
    const key = verdict(response);
    counts[key] = (counts[key] ?? 0) + 1;
    if (response.status === 409) expect(response.headers['retry-after']).toMatch(/^\d+$/);
  }
  return counts;
}

const bodiesOf = (responses: ApiResponse[]) =>
  new Set(
    responses
      .filter(({ status }) => status !== 409)
      .map(({ json: { instance: _, ...body } }) => JSON.stringify(body)),
  );

// Starts the processes first, so that the calls overlap.
beforeAll(async () => {
  const ada = await newUser();
  await concurrently(() => ada.read());
});

describe('a key in fifty concurrent requests (T25)', () => {
  it.each([
    ['succeeds', {}, '200'],
    ['loses its reply', { do: 'reset' }, '504 outcome-unknown'],
    [
      'fails at the provider',
      { do: 'error', code: 'Internal', toolErrorCode: 'INTERNAL' },
      '502 provider-error',
    ],
  ])(
    'is one write that %s; the other requests have to wait or get its response',
    async (_how, fault, expected) => {
      const [ada, key] = [await newUser(), randomUUID()];
      await armToolFault(ada, { ...slow, ...fault });
      const responses = await repeatedly(ada, key);
      const { [expected]: first, [`${expected} replayed`]: replayed = 0, ...others } = tally(responses);
      const waiting = CALLS - 1 - replayed;
      expect([first, others]).toEqual([1, { '409 request-in-progress': waiting }]);
      expect(await countSends(ada)).toEqual({ effects: 1, attempts: 1 });
      const repeats = await repeatedly(ada, key);
      expect(tally(repeats)).toEqual({ [`${expected} replayed`]: CALLS });
      if (expected === '200') expect(bodiesOf([...responses, ...repeats]).size).toBe(1);
      expect(await countSends(ada)).toEqual({ effects: 1, attempts: 1 });
    },
  );

  it('is one write also when the provider refuses the first, which frees the key meanwhile', async () => {
    const [ada, key] = [await newUser(), randomUUID()];
    await armToolFault(ada, { ms: 300, do: 'error', code: 'PermissionDenied', toolErrorCode: 'FORBIDDEN' });
    const responses = tally(await repeatedly(ada, key));
    expect(responses['403 provider-forbidden']).toBe(1);
    expect(responses['200'] ?? 0).toBeLessThanOrEqual(1);
    const repeats = tally(await repeatedly(ada, key));
    expect((responses['200'] ?? 0) + (repeats['200'] ?? 0)).toBe(1);
    expect(await countSends(ada)).toEqual({ effects: 1, attempts: 2 });
  });

  it('is one write also when half of the requests have another input', async () => {
    const [ada, key] = [await newUser(), randomUUID()];
    const subjects = ['Yes', 'No'];
    await armToolFault(ada, slow);
    const half = (nth: number) => ada.write(key, { ...mail, subject: subjects[nth % 2] ?? '' });
    const { '200': sent, '422 idempotency-key-reused': other = 0, ...rest } = tally(await concurrently(half));
    expect([sent, other]).toEqual([1, CALLS / 2]);
    expect(Object.keys(rest)).toEqual(expect.arrayContaining(['409 request-in-progress']));
    expect(tally(await concurrently(half))).toEqual({
      '200 replayed': CALLS / 2,
      '422 idempotency-key-reused': CALLS / 2,
    });
    expect(await countSends(ada)).toEqual({ effects: 1, attempts: 1 });
  });

  it('of fifty users is a write for each user', async () => {
    const [users, key] = [await concurrently(newUser), randomUUID()];
    expect(tally(await Promise.all(users.map((user) => user.write(key))))).toEqual({ '200': CALLS });
    for (const user of users) expect(await countSends(user)).toEqual({ effects: 1, attempts: 1 });
  });
});

describe('fifty concurrent keys', () => {
  it('are fifty writes', async () => {
    const ada = await newUser();
    const responses = await concurrently((nth) => ada.write(`concurrent-key-0000000${nth}`));
    expect(tally(responses)).toEqual({ '200': CALLS });
    expect(bodiesOf(responses).size).toBe(CALLS);
    expect(await countSends(ada)).toEqual({ effects: CALLS, attempts: CALLS });
  });
});
