import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Actor, armToolFault, books, mail, newActor, verdict } from '../support/actions/actions.ts';
import type { Answer } from '../support/stack/product.ts';

const AT_ONCE = 50;
const newUser = () => newActor('actions-at-once');
const atOnce = <T>(run: (nth: number) => Promise<T>) =>
  Promise.all(Array.from({ length: AT_ONCE }, (_, nth) => run(nth)));
const together = (ada: Actor, key: string) => atOnce(() => ada.write(key));

/** Long enough for other processes to meet a write that one is still sending. */
const slow = { do: 'delay', ms: 1_000, when: 'after' };

/** How often each verdict was given; who is to wait is told how long. */
function tally(answers: Answer[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const answer of answers) {
    const told = verdict(answer);
    counts[told] = (counts[told] ?? 0) + 1;
    if (answer.status === 409) expect(answer.headers['retry-after']).toMatch(/^\d+$/);
  }
  return counts;
}

const bodiesOf = (answers: Answer[]) =>
  new Set(
    answers
      .filter(({ status }) => status !== 409)
      .map(({ json: { instance: _, ...body } }) => JSON.stringify(body)),
  );

// On processes that are there already, so that they meet.
beforeAll(async () => {
  const ada = await newUser();
  await atOnce(() => ada.read());
});

describe('a key fifty times at once (T25)', () => {
  it.each([
    ['succeeds', {}, '200'],
    ['loses its reply', { do: 'reset' }, '504 outcome-unknown'],
    [
      'meets an error of the provider',
      { do: 'error', code: 'Internal', toolErrorCode: 'INTERNAL' },
      '502 provider-error',
    ],
  ])('is one write that %s, answered once; the others wait or get its answer', async (_how, fault, told) => {
    const [ada, key] = [await newUser(), randomUUID()];
    await armToolFault(ada, { ...slow, ...fault });
    const answers = await together(ada, key);
    const { [told]: first, [`${told} replayed`]: replayed = 0, ...others } = tally(answers);
    const waiting = AT_ONCE - 1 - replayed;
    expect([first, others]).toEqual([1, { '409 request-in-progress': waiting }]);
    expect(await books(ada)).toEqual({ effects: 1, attempts: 1 });
    const repeats = await together(ada, key);
    expect(tally(repeats)).toEqual({ [`${told} replayed`]: AT_ONCE });
    if (told === '200') expect(bodiesOf([...answers, ...repeats]).size).toBe(1);
    expect(await books(ada)).toEqual({ effects: 1, attempts: 1 });
  });

  it('is one write also when the first was refused, and freed the key among the others', async () => {
    const [ada, key] = [await newUser(), randomUUID()];
    await armToolFault(ada, { ms: 300, do: 'error', code: 'PermissionDenied', toolErrorCode: 'FORBIDDEN' });
    const answers = tally(await together(ada, key));
    expect(answers['403 provider-forbidden']).toBe(1);
    expect(answers['200'] ?? 0).toBeLessThanOrEqual(1);
    const repeats = tally(await together(ada, key));
    expect((answers['200'] ?? 0) + (repeats['200'] ?? 0)).toBe(1);
    expect(await books(ada)).toEqual({ effects: 1, attempts: 2 });
  });

  it('is one write also when half of them say something else', async () => {
    const [ada, key] = [await newUser(), randomUUID()];
    const subjects = ['Yes', 'No'];
    await armToolFault(ada, slow);
    const half = (nth: number) => ada.write(key, { ...mail, subject: subjects[nth % 2] ?? '' });
    const { '200': sent, '422 idempotency-key-reused': other = 0, ...rest } = tally(await atOnce(half));
    expect([sent, other]).toEqual([1, AT_ONCE / 2]);
    expect(Object.keys(rest)).toEqual(expect.arrayContaining(['409 request-in-progress']));
    expect(tally(await atOnce(half))).toEqual({
      '200 replayed': AT_ONCE / 2,
      '422 idempotency-key-reused': AT_ONCE / 2,
    });
    expect(await books(ada)).toEqual({ effects: 1, attempts: 1 });
  });

  it('of fifty users is everybody’s own write', async () => {
    const [users, key] = [await atOnce(newUser), randomUUID()];
    expect(tally(await Promise.all(users.map((user) => user.write(key))))).toEqual({ '200': AT_ONCE });
    for (const user of users) expect(await books(user)).toEqual({ effects: 1, attempts: 1 });
  });
});

describe('fifty keys at once', () => {
  it('are fifty writes', async () => {
    const ada = await newUser();
    const answers = await atOnce((nth) => ada.write(`at-once-key-0000000${nth}`));
    expect(tally(answers)).toEqual({ '200': AT_ONCE });
    expect(bodiesOf(answers).size).toBe(AT_ONCE);
    expect(await books(ada)).toEqual({ effects: AT_ONCE, attempts: AT_ONCE });
  });
});
