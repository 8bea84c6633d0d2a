import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { fireDigest } from '../../infra/local/demo/fire-digest.ts';
import { ownerOf, putSettings } from '../support/digest/digest-control.ts';
import { messagesTo, slotsOf, takeFromDeadLetterQueue } from '../support/digest/digest-records.ts';
import { depth } from '../support/runs.ts';
import { endSlotLeases } from '../support/stack/leases.ts';
import { link, linkGmail, signedIn, simulator, stack } from '../support/stack/product.ts';
import { armFault, digestsDone, eventsSince, healStack, lastSeq } from '../support/stack/stack-control.ts';

const USERS = depth(12, 50);
const DELIVERIES = ['stored', 'email', 'slack'] as const;
const scheduledTime = '2026-11-22T06:30:00.000Z';
const users = Array.from({ length: USERS }, (_, n) => `digest-kills-${n}`);
const expired = users.filter((_, n) => n % 20 === 7);

/** The stack has eight processes: five users at a time are as fast as all of them. */
async function forEach(work: (user: string, n: number) => Promise<unknown>): Promise<void> {
  const left = [...users.entries()];
  const worker = async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) await work(next[1], next[0]);
  };
  await Promise.all(Array.from({ length: 5 }, worker));
}

const fireAll = (times: number) =>
  forEach((user) => fireDigest(stack, ownerOf(user), { times, scheduledTime }));

beforeAll(async () => {
  await forEach(async (user, n) => {
    const delivery = DELIVERIES[n % 3];
    await linkGmail(user);
    if (delivery === 'slack') await link(user, 'slack');
    await putSettings(await signedIn(user), { delivery });
  });
  for (const identifier of expired) {
    await simulator.post('accounts/status', { identifier, connection: 'gmail-local', status: 'EXPIRED' });
  }
});
afterEach(healStack);
afterAll(() => forEach(async (user) => (await signedIn(user))('DELETE /digest')));

/** Counts the slots by their end. An open slot has a message in the dead-letter queue, or is lost. */
async function countSlots(queued: readonly string[]) {
  const slots = await slotsOf(users);
  const messages = await messagesTo(users);
  const ended = (status: string, reason?: string) =>
    users.filter((user) => {
      const slot = slots.get(user);
      return slot?.status === status && (reason === undefined || slot.reason === reason);
    });
  const open = users.filter((user) => slots.get(user)?.closedAt === undefined);
  const [delivered, unknown] = [ended('DELIVERED'), ended('DEAD', 'outcome-unknown')];
  return {
    counts: {
      delivered: delivered.length,
      skipped: ended('SKIPPED').length,
      dead: ended('DEAD').length,
      queued: open.filter((user) => queued.includes(user)).length,
    },
    lost: open.filter((user) => !queued.includes(user)),
    twice: users.filter((user) => (messages.get(user) ?? 0) > 1),
    // A user with a message has a slot that is delivered, of unknown outcome, or still open.
    unaccounted: users.filter(
      (user) => messages.get(user) === 1 && ![...delivered, ...unknown, ...open].includes(user),
    ),
    unsent: delivered.filter((user) => users.indexOf(user) % 3 !== 0 && messages.get(user) !== 1),
  };
}

const none = { lost: [], twice: [], unaccounted: [], unsent: [] };
const sum = (counts: Record<string, number>) => Object.values(counts).reduce((all, count) => all + count, 0);

describe(`the digests of ${USERS} users, some of them expired, each fired twice while processes are killed (T32, T35)`, () => {
  it('are all accounted for, with one message at most for each', { timeout: 300_000 }, async () => {
    const seq = await lastSeq();
    const kill = { do: 'kill', function: 'mail-digest' };
    await armFault({ ...kill, at: 'dynamodb.*', when: 'after', share: 0.045 });
    await armFault({ ...kill, at: 'scalekit.executeTool', when: 'after', share: 0.06 });
    await fireAll(2);
    await digestsDone();
    await healStack();
    expect((await eventsSince(seq, { source: 'fault' })).length).toBeGreaterThan(USERS / 10);
    const { counts, ...wrong } = await countSlots(await takeFromDeadLetterQueue(users));
    expect(wrong).toEqual(none);
    expect(sum(counts)).toBe(USERS);
    expect(counts.delivered).toBeGreaterThan(0);
  });

  it('are all closed when they fire once more, and no user gets a second message', {
    timeout: 300_000,
  }, async () => {
    await forEach((user) => endSlotLeases(user));
    await fireAll(1);
    await digestsDone();
    const { counts, ...wrong } = await countSlots([]);
    expect(wrong).toEqual(none);
    expect([sum(counts), counts.queued]).toEqual([USERS, 0]);
    const slots = await slotsOf(expired);
    expect([...slots.values()].filter((slot) => slot?.status === 'DELIVERED')).toEqual([]);
    for (const user of expired) {
      const { json } = await (await signedIn(user))('GET /digest');
      if (slots.get(user)?.status === 'SKIPPED') expect(json.paused).toMatchObject({ reason: 'account' });
    }
  });
});
