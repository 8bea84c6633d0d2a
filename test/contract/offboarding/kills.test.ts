import { describe, expect, it } from 'vitest';
import { offboardingsIn } from '../../../shared/state/offboarding/offboardings.ts';
import { userHash, userKey } from '../../../shared/state/user-key.ts';
import { type Death, Killed, OffboardingBed } from '../../support/offboarding/offboarding-bed.ts';
import { depth } from '../../support/runs.ts';
import { useTable } from '../../support/state/dynalite-table.ts';

const table = useTable();
const issuer = 'https://issuer';
const eve = { issuer, identifier: 'eve' };
let count = 0;

/** A user with everything, beside another one. */
async function setUp(): Promise<OffboardingBed> {
  count += 1;
  const bed = new OffboardingBed(table(), { issuer, identifier: `ada-${count}` });
  // Later than everything of the beds before, which have left their turns in the same table.
  bed.now += count * 86_400_000;
  await bed.plant(bed.user, 'work');
  if (count === 1) await bed.plant(eve, 'work');
  await bed.start();
  return bed;
}

async function itemsOf({ user }: Pick<OffboardingBed, 'user'>) {
  const query = {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': userKey(user) },
    ConsistentRead: true,
  };
  return (await table().query(query)).Items ?? [];
}

/** What is left of the user anywhere but in the offboarding. */
async function leftOf(bed: OffboardingBed): Promise<unknown[]> {
  const { identifier } = bed.user;
  const elsewhere = [`EVENT#of-${identifier}`, `EVENT-ORDER#ca-${identifier}`].map(async (pk) => {
    const { Item } = await table().get({ Key: { pk, sk: pk.slice(0, pk.indexOf('#')) } });
    return Item;
  });
  return [
    ...(await itemsOf(bed)).filter(({ sk }) => sk !== 'OFFBOARDING'),
    ...(await Promise.all(elsewhere)),
    ...[...bed.accounts.values()].filter(({ of }) => of === identifier),
    ...bed.messages.filter(({ body }) => body.includes(identifier)),
  ].filter((each) => each !== undefined);
}

const expected = {
  accounts: 2,
  schedules: 2,
  deadLetters: 1,
  labels: 1,
  links: 2,
  accountEvents: 1,
  executions: 1,
};

describe('an offboarding', () => {
  it('looks until nothing is found, and records what it found', async () => {
    const bed = await setUp();
    expect(await bed.run()).toBe(true);
    const state = await offboardingsIn(table()).find(bed.user);
    expect(state).toMatchObject({ status: 'DONE', looks: 2, counts: expected });
    expect(JSON.stringify(await itemsOf(bed))).not.toContain(bed.user.identifier);
  });
});

const calls = async () => {
  const bed = await setUp();
  await bed.run();
  return [...bed.calls];
};

describe('an offboarding during which something is stored', () => {
  it('looks again, and counts it', async () => {
    const bed = await setUp();
    bed.whileWaiting = () => {
      bed.link(bed.user, undefined);
      bed.whileWaiting = () => undefined;
    };
    expect(await bed.run()).toBe(true);
    const state = await offboardingsIn(table()).find(bed.user);
    expect(state).toMatchObject({ looks: 3, counts: { ...expected, accounts: 3 } });
    expect(JSON.parse(state?.record?.statement ?? '')).toMatchObject({ foundByLaterLooks: 1 });
    expect(await leftOf(bed)).toEqual([]);
  });

  it('removes what a request stores whose trail the first look has removed already', async () => {
    const bed = await setUp();
    const pk = `EVENT#of-${bed.user.identifier}`;
    bed.whileWaiting = async () => {
      bed.whileWaiting = () => undefined;
      await table().put({ Item: { pk, sk: 'EVENT' } });
    };
    expect(await bed.run()).toBe(true);
    expect(await leftOf(bed)).toEqual([]);
    expect(JSON.stringify(await itemsOf(bed))).not.toContain(pk);
  });

  it('looks again when a call stores an item after the last look has listed them', async () => {
    const bed = await setUp();
    bed.whileSigning = async () => {
      bed.whileSigning = () => undefined;
      await table().put({ Item: { pk: userKey(bed.user), sk: 'WRITE#late' } });
    };
    expect(await bed.run()).toBe(true);
    const state = await offboardingsIn(table()).find(bed.user);
    expect(state).toMatchObject({ status: 'DONE', looks: 4, counts: { ...expected, executions: 2 } });
    expect(state?.record?.statement).toBe(bed.signed.at(-1));
    expect(await leftOf(bed)).toEqual([]);
  });

  it('does not end while another reader hides its message', async () => {
    const bed = await setUp();
    const [own] = bed.messages.filter(({ body }) => body.includes(bed.user.identifier));
    const reader = own?.id ?? '';
    bed.hidden.add(reader);
    expect(await bed.run().catch((error: Error) => error.message)).toBe('request-in-progress');
    bed.hidden.clear();
    bed.now += 61_000;
    expect(await bed.run()).toBe(true);
    expect(await offboardingsIn(table()).find(bed.user)).toMatchObject({ counts: expected });
    expect(await leftOf(bed)).toEqual([]);
  });

  it.each([
    ['a schedule', (bed: OffboardingBed, _id: string) => bed.schedules.add(userHash(bed.user))],
    [
      'an account',
      ({ accounts, user }: OffboardingBed, id: string) =>
        accounts.set(id, { id, identifier: user.identifier, of: user.identifier }),
    ],
  ])('looks again after a look that finds %s once more, and counts it once', async (_what, restore) => {
    const bed = await setUp();
    const { id } = [...bed.accounts.values()].find(({ of }) => of === bed.user.identifier) ?? { id: '' };
    bed.whileWaiting = () => {
      bed.whileWaiting = () => undefined;
      restore(bed, id);
    };
    expect(await bed.run()).toBe(true);
    const state = await offboardingsIn(table()).find(bed.user);
    expect(state).toMatchObject({ looks: 3, counts: expected });
    expect(await leftOf(bed)).toEqual([]);
  });

  it('fails while every look finds something, and is continued by the next run', async () => {
    const bed = await setUp();
    bed.whileWaiting = () => bed.link(bed.user, undefined);
    expect(await bed.run().catch((error: Error) => error.message)).toBe('request-in-progress');
    bed.whileWaiting = () => undefined;
    bed.now += 61_000;
    expect(await bed.run()).toBe(true);
    expect(await leftOf(bed)).toEqual([]);
  });
});

describe('two runs of one offboarding', () => {
  it('do not work at one time, and the second one continues when the lease of the first has lapsed', async () => {
    const bed = await setUp();
    await bed.run({ call: 5, when: 'before' }).catch(() => undefined);
    expect(await bed.run()).toBe(false);
    bed.now += 61_000;
    bed.hidden.clear();
    expect(await bed.run()).toBe(true);
  });
});

describe('an offboarding whose process is killed (T58)', () => {
  it('ends with the same record and nothing left, whichever call it dies before or after', {
    timeout: 120_000,
  }, async () => {
    const all = await calls();
    const step = depth(15, 1);
    const deaths = all.flatMap((_, call): Death[] =>
      call % step === 0
        ? [
            { call, when: 'before' },
            { call, when: 'after' },
          ]
        : [],
    );
    const evesBefore = JSON.stringify(await itemsOf({ user: eve }));
    for (const death of deaths) {
      const at = `${death.when} ${all[death.call]} (${death.call})`;
      const bed = await setUp();
      const died = await bed.run(death).catch((error: unknown) => error);
      const isOver = (await offboardingsIn(table()).find(bed.user))?.status === 'DONE';
      if (!isOver) expect([at, died]).toEqual([at, expect.any(Killed)]);
      // The lease has ended, and SQS shows hidden messages again.
      bed.now += 121_000;
      bed.hidden.clear();
      if (!isOver) expect([at, await bed.run()]).toEqual([at, true]);
      const state = await offboardingsIn(table()).find(bed.user);
      expect([at, state?.status, state?.counts]).toEqual([at, 'DONE', expected]);
      expect([at, await leftOf(bed)]).toEqual([at, []]);
      expect([at, state?.record?.statement.includes(bed.user.identifier)]).toEqual([at, false]);
    }
    expect(JSON.stringify(await itemsOf({ user: eve }))).toBe(evesBefore);
    expect(deaths.length).toBeGreaterThan(2);
  });
});
