import { describe, expect, it } from 'vitest';
import { sealUser } from '../../../functions/seal-activity/seal-user.ts';
import { activityChainIn } from '../../../shared/state/activity/activity-chain.ts';
import { actsIn } from '../../../shared/state/activity/acts.ts';
import { markedActsIn } from '../../../shared/state/activity/marked-acts.ts';
import { flowsIn } from '../../../shared/state/flows.ts';
import { userHash, userKey } from '../../../shared/state/user-key.ts';
import { sha256 } from '../../../shared/text/sha256.ts';
import { useTable } from '../../support/state/dynalite-table.ts';

const start = Date.parse('2026-11-22T08:00:00Z');
const MINUTE = 60_000;
const table = useTable();
const of = (identifier: string) => ({ issuer: 'https://issuer', identifier });

/** Seals the acts of items at a time. @returns the outcomes of the user's entries, oldest first */
async function sealAt(now: number, user: ReturnType<typeof of>, sources: { pk: string; sk: string }[]) {
  const deps = { marked: markedActsIn(table()), chain: activityChainIn(table()), now: () => now };
  await sealUser(userHash(user), sources, deps);
  const query = {
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :entry)',
    ExpressionAttributeValues: { ':pk': userKey(user), ':entry': 'ACTIVITY#' },
  };
  const { Items = [] } = await table().query(query);
  return Items.map(({ entry }) => JSON.parse(String(entry)).outcome);
}

describe('the disconnection of an account', () => {
  const on = { type: 'disconnect' as const, connection: 'gmail' };
  function setUp(identifier: string) {
    const clock = { now: start };
    const user = of(identifier);
    const acts = actsIn(table(), () => clock.now);
    const begin = (request: string) => acts.begin({ user, id: 'ca_1', request }, on, { via: 'api' });
    /** A request whose deletion is done, refused, or without a response. */
    const run = async (request: string, end: 'done' | 'refused' | 'no response') => {
      const act = await begin(request);
      if (act !== undefined && end === 'done') await acts.finish(act);
      if (act !== undefined && end === 'refused') await acts.fail(act, 'provider-error');
    };
    const sources = ['ACT#ca_1', 'ACT#ca_1#2'].map((sk) => ({ pk: userKey(user), sk }));
    return { clock, acts, begin, run, seal: () => sealAt(clock.now, user, sources) };
  }

  it('is one act of concurrent requests, done as soon as one of them has done it', async () => {
    const { acts, begin, run, seal } = setUp('concurrent');
    const [one, two, three] = await Promise.all(['1', '2', '3'].map(begin));
    if (!one || !two || !three) throw new Error('An act has not begun.');
    await acts.fail(one, 'provider-error');
    await acts.finish(two);
    await acts.fail(three, 'provider-error');
    await run('4', 'no response');
    expect(await seal()).toEqual(['done']);
    await run('5', 'no response');
    expect(await seal()).toEqual(['done']);
  });

  it('has failed once each of the requests was refused and none can join', async () => {
    const { clock, run, seal } = setUp('refused');
    for (const request of ['1', '2', '3']) await run(request, 'refused');
    expect(await seal()).toEqual([]);
    clock.now += MINUTE;
    expect(await seal()).toEqual(['failed']);
  });

  it('is unknown when one request was refused and another one has no response', async () => {
    const { clock, run, seal } = setUp('in doubt');
    await run('1', 'no response');
    await run('2', 'refused');
    clock.now += MINUTE;
    expect(await seal()).toEqual(['unknown']);
  });

  it('is done by a repeat after the lease of a killed request, as long as it is not sealed', async () => {
    const { clock, run, seal } = setUp('repeated');
    await run('1', 'no response');
    clock.now += 2 * MINUTE;
    await run('2', 'done');
    expect(await seal()).toEqual(['done']);
  });

  it.each([
    ['no response', 'unknown'],
    ['refused', 'failed'],
  ] as const)('is a further act, which requests share, once that with %s is sealed', async (end, outcome) => {
    const { clock, run, seal } = setUp(`sealed ${outcome}`);
    await run('1', end);
    clock.now += MINUTE;
    expect(await seal()).toEqual([outcome]);
    await Promise.all([run('2', 'done'), run('3', 'done')]);
    expect(await seal()).toEqual([outcome, 'done']);
  });
});

describe('the link of an account', () => {
  /** A flow after attempts that ended so. */
  async function afterAttempts(
    identifier: string,
    ends: ['PENDING' | 'EXPIRED' | 'DENIED', ('ended' | 'in-doubt')?][],
  ) {
    const flows = flowsIn(table(), () => start);
    const flow = { ...of(identifier), connection: 'gmail', expiresAt: start / 1_000 + 600 };
    await flows.start(identifier, flow, start);
    for (const [nth, end] of ends.entries()) {
      await flows.lease(identifier, flow, `attempt-${nth}`, start);
      await flows.settle(identifier, ...end);
    }
    const source = { pk: `FLOW#${sha256(identifier)}`, sk: 'FLOW' };
    return { flows, flow, seal: (now: number) => sealAt(now, flow, [source]) };
  }
  const over = start + 12 * MINUTE;

  it('is unknown when an attempt ended in doubt and no other one linked the account', async () => {
    const { seal, flows } = await afterAttempts('left', [['PENDING', 'in-doubt']]);
    expect((await flows.find('left'))?.status).toBe('PENDING');
    expect(await seal(start + MINUTE)).toEqual([]);
    expect(await seal(over)).toEqual(['unknown']);
  });

  it('is done once, when a further attempt finds it', async () => {
    const { seal, flows, flow } = await afterAttempts('found', [['PENDING', 'in-doubt']]);
    expect(await flows.lease('found', flow, 'further', start + MINUTE)).toBe(true);
    await flows.settle('found', 'CONSUMED');
    expect(await seal(over)).toEqual(['done']);
  });

  it.each(['PENDING', 'EXPIRED', 'DENIED'] as const)(
    'stays unknown when a further attempt ends without it: %s',
    async (status) => {
      const name = `further-${status}`;
      const { seal, flows } = await afterAttempts(name, [
        ['PENDING', 'in-doubt'],
        [status, 'ended'],
      ]);
      expect((await flows.find(name))?.status).toBe(status);
      expect(await seal(over)).toEqual(['unknown']);
    },
  );

  it('stays unknown when an earlier version left it in doubt, which names no first attempt', async () => {
    const { seal, flows, flow } = await afterAttempts('of earlier', [['PENDING', 'in-doubt']]);
    const Key = { pk: `FLOW#${sha256('of earlier')}`, sk: 'FLOW' };
    await table().update({ Key, UpdateExpression: 'REMOVE firstAttempt' });
    await flows.lease('of earlier', flow, 'further', start + MINUTE);
    await flows.settle('of earlier', 'PENDING', 'ended');
    expect(await seal(over)).toEqual(['unknown']);
  });

  it.each(['PENDING', 'EXPIRED', 'DENIED'] as const)(
    'stays unknown when an attempt was killed, and the one after it ends without: %s',
    async (status) => {
      const [name, clock] = [`killed-${status}`, { now: start }];
      const flows = flowsIn(table(), () => clock.now);
      const flow = { ...of(name), connection: 'gmail', expiresAt: start / 1_000 + 600 };
      await flows.start(name, flow, start);
      for (const nth of [1, 2, 3]) {
        expect(await flows.lease(name, flow, `attempt-${nth}`, clock.now)).toBe(true);
        // A lost response: the update is made again.
        expect(await flows.lease(name, flow, `attempt-${nth}`, clock.now)).toBe(true);
        clock.now += 2 * MINUTE;
        if (nth > 1) await flows.settle(name, nth === 3 ? status : 'PENDING', 'ended');
      }
      expect((await flows.find(name))?.status).toBe(status);
      expect(await sealAt(over, flow, [{ pk: `FLOW#${sha256(name)}`, sk: 'FLOW' }])).toEqual(['unknown']);
    },
  );

  it('is no act when every attempt ended without it', async () => {
    const { seal } = await afterAttempts('nothing', [['PENDING', 'ended'], ['PENDING']]);
    expect(await seal(over)).toEqual([]);
  });
});
