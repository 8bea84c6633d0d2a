import fc, { type Scheduler } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeSettings } from '../../../functions/digest-schedule/change-settings.ts';
import { digestBody } from '../../../functions/digest-schedule/schema.ts';
import { digestEvent } from '../../../functions/mail-digest/schema.ts';
import { userKey } from '../../../shared/state/user-key.ts';
import { ada, choice, LASTS_MS } from '../../support/digest/digest-fakes.ts';
import { RUNS } from '../../support/runs.ts';
import { fakeSchedules } from '../../support/state/fake-digest-settings.ts';
import { fakeOffboardings } from '../../support/state/fake-offboardings.ts';
import { DigestModel, type Fate, fates } from './model.ts';
import type { Mutation } from './mutations.ts';
import type { Luck } from './provider.ts';
import type { Run } from './run.ts';

/** At most, until a mutation is found; the seeds below need far fewer. */
const MUTATION_RUNS = 5_000;
const START = Date.parse('2026-11-22T06:30:00Z');
const event = digestEvent.parse({ ...ada, scheduledTime: '2026-11-22T06:30:00Z', revision: 'r1' });

const mostly = <T>(usual: T, others: readonly T[], weight: number) =>
  fc.oneof({ weight, arbitrary: fc.constant(usual) }, fc.constantFrom(...others));

type Event = 'a run' | 'an edit' | 'a pause by the user' | 'the account ends' | 'its lease ends';
type Given = { events: Event[]; fates: Fate[]; luck: Luck[]; delivery: 'stored' | 'email' };

const given: fc.Arbitrary<Given> = fc.record({
  events: fc.array(
    mostly<Event>(
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

/** One slot, its runs and the user's requests; the scheduler orders all their calls. */
class OneSlot {
  now = START;
  readonly runs: Run[] = [];
  /** Whether the settings changed before the first run began. */
  isSuperseded = false;
  readonly model: DigestModel;
  readonly schedules = fakeSchedules();
  readonly #scheduler: Scheduler;
  readonly #given: Given;
  #calls = 0;
  readonly #frozen = new Set<Run>();

  constructor(scheduler: Scheduler, its: Given, mutation?: Mutation) {
    this.#scheduler = scheduler;
    this.#given = its;
    const fateOf = (_call: string, run: Run) => {
      const fate = its.fates[this.#calls++] ?? 'works';
      if (fate === 'freezes') this.#frozen.add(run);
      return fate;
    };
    const gate = { fateOf, turn: this.#turn, now: () => this.now };
    this.model = new DigestModel(gate, mutation);
    const luck = [...its.luck];
    this.model.provider.luck = () => luck.shift() ?? 'done';
  }

  /** A frozen call lets many others go first. */
  #turn = async (label: string, isFrozen: boolean) => {
    for (let turn = 0; turn < (isFrozen ? 30 : 1); turn += 1) {
      await this.#scheduler.schedule(Promise.resolve(), label);
    }
  };

  perform(what: Event): void {
    if (what === 'a run') this.runs.push(this.model.start(`run-${this.runs.length}`, event));
    else if (what === 'the account ends') this.model.provider.expired.add(ada.identifier);
    else if (what === 'its lease ends') this.endLease();
    else void this.#change(what === 'a pause by the user');
  }

  /** Lambda ends every run that has not ended by then; a frozen one wakes up later. */
  endLease(): void {
    this.now += LASTS_MS + 1;
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
    const { find, put, remove, beginAlignment, finishAlignment } = settings;
    await changeSettings(ada, body, {
      settings: {
        find: later(find),
        put: later(put),
        remove: later(remove),
        beginAlignment: later(beginAlignment),
        finishAlignment: later(finishAlignment),
      },
      schedules: { ...this.schedules, put: later(this.schedules.put) },
      offboardings: fakeOffboardings(),
      hasProviderApi: () => true,
      now: () => this.now,
    });
    if (this.runs.length === 0) this.isSuperseded = true;
  }

  findViolations(): string[] {
    const { model, isSuperseded } = this;
    const [slot] = model.slots.held.values();
    const messages = model.provider.ledger.length;
    const violations: string[] = [];
    if (messages > 1) violations.push('one slot has two messages');
    if (model.reopened.size > 0) violations.push('a closed slot has changed');
    const maySend =
      ['SENDING', 'DELIVERED'].includes(slot?.status ?? '') || slot?.reason === 'outcome-unknown';
    if (messages > 0 && !maySend) violations.push('a message belongs to no slot');
    if (isSuperseded && (messages > 0 || slot?.digest !== undefined))
      violations.push('a superseded firing makes a digest');
    if (model.notices.some(({ revision }) => revision !== event.revision))
      violations.push('a pause changes settings that no run has read');
    return violations;
  }
}

/** Plays all events, then lets a last run close the slot. @returns its end @throws Error naming a violation */
async function play(scheduler: Scheduler, its: Given, mutation?: Mutation): Promise<string> {
  const slot = new OneSlot(scheduler, its, mutation);
  const { delivery, events } = its;
  await slot.model.settings.put(ada, { choice: { ...choice, delivery }, revision: 'r1', at: START - 1 });
  scheduler.scheduleSequence(
    events.map((what) => ({ label: what, builder: async () => slot.perform(what) })),
  );
  await drain(scheduler, slot);
  its.fates.length = 0;
  for (let last = 0; last < 3; last += 1) {
    slot.endLease();
    slot.perform('a run');
    await drain(scheduler, slot);
  }
  const [closed] = slot.model.slots.held.values();
  if (closed?.closedAt === undefined) throw new Error('the slot is still open at the end');
  const after = slot.model.settings.held.get(userKey(ada));
  const schedule = slot.schedules.held.get(userKey(ada));
  if (schedule !== undefined && schedule.revision !== after?.revision)
    throw new Error('the schedule does not match the settings');
  return [closed.status, closed.reason].filter(Boolean).join(' ');
}

async function drain(scheduler: Scheduler, slot: OneSlot): Promise<void> {
  await new Promise(setImmediate);
  while (scheduler.count() > 0) {
    await scheduler.waitOne();
    await new Promise(setImmediate);
    const violations = slot.findViolations();
    if (violations.length > 0) throw new Error(violations.join('; '));
  }
}

describe('the runs of one slot, with changes of the settings in between', () => {
  it(`send at most once, and nothing for superseded settings, in any order (${RUNS} orders)`, async () => {
    const seen = new Set<string>();
    const property = fc.asyncProperty(fc.scheduler(), given, async (scheduler, its) => {
      seen.add(await play(scheduler, { ...its, fates: [...its.fates] }));
    });
    await fc.assert(property, { numRuns: RUNS });
    // Every end was reached, so the property was tested there.
    const ends = ['DELIVERED', 'SKIPPED superseded', 'SKIPPED reconnect-required'];
    expect([...seen]).toEqual(expect.arrayContaining([...ends, 'DEAD failed', 'DEAD outcome-unknown']));
  });

  it.each<[Mutation, string, seed: number]>([
    ['a slot in SENDING is claimed again', 'a message belongs to no slot', 10],
    ['every run claims the slot', 'one slot has two messages', 3],
    ['the message is sent before the slot is SENDING', 'a message belongs to no slot', 3],
    ['an unknown outcome is sent again', 'one slot has two messages', 4],
    ['a slot is closed without a condition', 'a closed slot has changed', 23],
    ['a pause ignores the revision of the settings', 'a pause changes settings that no run has read', 1],
    ['a firing ignores the revision of the settings', 'a superseded firing makes a digest', 3],
  ])('show the mutation "%s": %s', async (mutation, words, seed) => {
    const property = fc.asyncProperty(fc.scheduler(), given, async (scheduler, its) => {
      const copy = { ...its, fates: [...its.fates] };
      const error = await play(scheduler, copy, mutation).catch(String);
      return !error.includes(words);
    });
    const { failed } = await fc.check(property, { numRuns: MUTATION_RUNS, seed, endOnFailure: true });
    expect(failed).toBe(true);
  });
});
