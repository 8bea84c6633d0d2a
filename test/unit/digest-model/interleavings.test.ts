import fc, { type Scheduler } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeSettings } from '../../../functions/digest-schedule/change-settings.ts';
import { digestBody } from '../../../functions/digest-schedule/schema.ts';
import { digestEvent } from '../../../functions/mail-digest/schema.ts';
import { userKey } from '../../../shared/state/user-key.ts';
import { ada, choice } from '../../support/digest/digest-fakes.ts';
import { fakeSchedules } from '../../support/state/fake-digest-settings.ts';
import { DigestModel, type Fate, fates } from './model.ts';
import type { Planted } from './mutations.ts';
import type { Luck } from './provider.ts';
import type { Run } from './run.ts';

const RUNS = 600;
/** Until a planted fault shows. */
const PLANTED_RUNS = 5_000;
/** The same orders at every run. */
const SEED = 20_261_122;
const START = Date.parse('2026-11-22T06:30:00Z');
const event = digestEvent.parse({ ...ada, scheduledTime: '2026-11-22T06:30:00Z', revision: 'r1' });

const mostly = <T>(usual: T, others: readonly T[], weight: number) =>
  fc.oneof({ weight, arbitrary: fc.constant(usual) }, fc.constantFrom(...others));

type Happening = 'a run' | 'an edit' | 'a pause by the user' | 'the account ends' | 'its lease ends';
type Given = { happenings: Happening[]; fates: Fate[]; luck: Luck[]; delivery: 'stored' | 'email' };

const given: fc.Arbitrary<Given> = fc.record({
  happenings: fc.array(
    mostly<Happening>(
      'a run',
      ['an edit', 'a pause by the user', 'the account ends', 'its lease ends', 'its lease ends'],
      2,
    ),
    { minLength: 2, maxLength: 7 },
  ),
  fates: fc.array(mostly<Fate>('works', fates, 6), { maxLength: 40 }),
  luck: fc.array(mostly<Luck>('done', ['unknown with effect', 'busy'], 3), { maxLength: 10 }),
  delivery: fc.constantFrom('stored', 'email', 'email'),
});

/** One slot, its runs, and the user's requests, with every call in an order of the scheduler's. */
class OneSlot {
  now = START;
  readonly runs: Run[] = [];
  /** Whether the settings had changed before any run began. */
  isSuperseded = false;
  readonly model: DigestModel;
  readonly schedules = fakeSchedules();
  readonly #scheduler: Scheduler;
  readonly #given: Given;
  #calls = 0;
  readonly #frozen = new Set<Run>();

  constructor(scheduler: Scheduler, its: Given, planted?: Planted) {
    this.#scheduler = scheduler;
    this.#given = its;
    const fateOf = (_call: string, run: Run) => {
      const fate = its.fates[this.#calls++] ?? 'works';
      if (fate === 'freezes') this.#frozen.add(run);
      return fate;
    };
    const gate = { fateOf, turn: this.#turn, now: () => this.now };
    this.model = new DigestModel(gate, planted);
    const luck = [...its.luck];
    this.model.provider.luck = () => luck.shift() ?? 'done';
  }

  /** One that is frozen lets many others go first. */
  #turn = async (label: string, isFrozen: boolean) => {
    for (let turn = 0; turn < (isFrozen ? 30 : 1); turn += 1) {
      await this.#scheduler.schedule(Promise.resolve(), label);
    }
  };

  happen(what: Happening): void {
    if (what === 'a run') this.runs.push(this.model.start(`run-${this.runs.length}`, event));
    else if (what === 'the account ends') this.model.provider.expired.add(ada.identifier);
    else if (what === 'its lease ends') this.leaseEnds();
    else void this.#change(what === 'a pause by the user');
  }

  /** A run that has not ended by then is dead, as Lambda ends it; one that is frozen wakes up later. */
  leaseEnds(): void {
    this.now += 28_001;
    for (const run of this.runs) if (!this.#frozen.has(run)) run.kill();
  }

  async #change(isPause: boolean): Promise<void> {
    const { delivery } = this.#given;
    const body = digestBody.parse({ ...choice, delivery, ...(isPause && { paused: true }) });
    const { settings } = this.model;
    const later = <Given extends unknown[], T>(work: (...given: Given) => Promise<T>) => {
      return async (...its: Given) => {
        await this.#turn('PUT /digest', false);
        return work(...its);
      };
    };
    const { find, put, remove } = settings;
    await changeSettings(ada, body, {
      settings: { find: later(find), put: later(put), remove: later(remove) },
      schedules: { ...this.schedules, put: later(this.schedules.put) },
      now: () => this.now,
    });
    if (this.runs.length === 0) this.isSuperseded = true;
  }

  wrong(): string[] {
    const { model, isSuperseded } = this;
    const [slot] = model.slots.held.values();
    const messages = model.provider.ledger.length;
    const wrong: string[] = [];
    if (messages > 1) wrong.push('one slot has two messages');
    if (model.reopened.size > 0) wrong.push('a closed slot has changed');
    const maySend =
      ['SENDING', 'DELIVERED'].includes(slot?.status ?? '') || slot?.reason === 'outcome-unknown';
    if (messages > 0 && !maySend) wrong.push('a message belongs to no slot');
    if (isSuperseded && (messages > 0 || slot?.digest !== undefined))
      wrong.push('it runs though it is superseded');
    if (model.notices.some(({ revision }) => revision !== event.revision))
      wrong.push('a pause strikes settings that no run has read');
    return wrong;
  }
}

/** What came of it, once a last run has found the slot. @throws Error naming what must never be */
async function happened(scheduler: Scheduler, its: Given, planted?: Planted): Promise<string> {
  const world = new OneSlot(scheduler, its, planted);
  const { delivery, happenings } = its;
  await world.model.settings.put(ada, { choice: { ...choice, delivery }, revision: 'r1', at: START - 1 });
  scheduler.scheduleSequence(
    happenings.map((what) => ({ label: what, builder: async () => world.happen(what) })),
  );
  await drained(scheduler, world);
  its.fates.length = 0;
  for (let last = 0; last < 3; last += 1) {
    world.leaseEnds();
    world.happen('a run');
    await drained(scheduler, world);
  }
  const [slot] = world.model.slots.held.values();
  if (slot?.closedAt === undefined) throw new Error('in the end the slot is open');
  const after = world.model.settings.held.get(userKey(ada));
  const schedule = world.schedules.held.get(userKey(ada));
  if (schedule !== undefined && schedule.revision !== after?.revision)
    throw new Error('the schedule is not that of the settings');
  return [slot.status, slot.reason].filter(Boolean).join(' ');
}

async function drained(scheduler: Scheduler, world: OneSlot): Promise<void> {
  await new Promise(setImmediate);
  while (scheduler.count() > 0) {
    await scheduler.waitOne();
    await new Promise(setImmediate);
    const wrong = world.wrong();
    if (wrong.length > 0) throw new Error(wrong.join('; '));
  }
}

describe('the runs of one slot, with changes of its settings in between', () => {
  it(`send once at most, and nothing for settings that are gone, in any order (${RUNS} orders)`, async () => {
    const seen = new Set<string>();
    const property = fc.asyncProperty(fc.scheduler(), given, async (scheduler, its) => {
      seen.add(await happened(scheduler, { ...its, fates: [...its.fates] }));
    });
    await fc.assert(property, { numRuns: RUNS, seed: SEED });
    // Otherwise it would not have been there to be wrong.
    const ends = ['DELIVERED', 'SKIPPED superseded', 'SKIPPED reconnect-required'];
    expect([...seen]).toEqual(expect.arrayContaining([...ends, 'DEAD failed', 'DEAD outcome-unknown']));
  });

  it.each<[Planted, string]>([
    ['a slot that is being sent is taken again', 'a message belongs to no slot'],
    ['every run gets the slot', 'one slot has two messages'],
    ['the message is sent before the slot is SENDING', 'a message belongs to no slot'],
    ['an unknown outcome is sent again', 'one slot has two messages'],
    ['a slot is closed without a condition', 'a closed slot has changed'],
    ['a pause strikes whatever the settings are by now', 'a pause strikes settings that no run has read'],
    ['a firing runs whatever the settings are by now', 'it runs though it is superseded'],
  ])('are seen to be wrong where %s: %s', async (planted, words) => {
    const property = fc.asyncProperty(fc.scheduler(), given, async (scheduler, its) => {
      const copy = { ...its, fates: [...its.fates] };
      const error = await happened(scheduler, copy, planted).catch(String);
      return !error.includes(words);
    });
    const { failed } = await fc.check(property, { numRuns: PLANTED_RUNS, seed: SEED, endOnFailure: true });
    expect(failed).toBe(true);
  });
});
