import fc, { type Scheduler } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { disconnect } from '../../../functions/connect/disconnect.ts';
import { changeSettings, removeSettings } from '../../../functions/digest-schedule/change-settings.ts';
import { digestBody } from '../../../functions/digest-schedule/schema.ts';
import { reconcile } from '../../../functions/reconcile/reconcile.ts';
import { ATTEMPT_LIFETIME_SECONDS } from '../../../shared/config/job-limits.ts';
import { isAligned } from '../../../shared/digest/settings/settings.ts';
import { asAppError } from '../../../shared/errors/app-error.ts';
import { userKey } from '../../../shared/state/user-key.ts';
import { ada, choice } from '../../support/digest/digest-fakes.ts';
import { fakeAccountDeps, fakeCursor } from '../../support/reconcile/sweep-fakes.ts';
import { requestScope } from '../../support/request-scope.ts';
import { RUNS } from '../../support/runs.ts';
import { fakeActs } from '../../support/state/fake-acts.ts';
import { fakeDigestSettings, fakeSchedules } from '../../support/state/fake-digest-settings.ts';
import { fakeLabels } from '../../support/state/fake-labels.ts';
import { fakeOffboardings } from '../../support/state/fake-offboardings.ts';

const KINDS = ['PUT', 'PUT paused', 'DELETE', 'disconnect', 'reconcile'] as const;
type Kind = (typeof KINDS)[number];
/** A process: what it does, and the call at which it dies, before or after the call's effect; most do not. */
type Process = { kind: Kind; diesAt: number; isAfter: boolean };

const process: fc.Arbitrary<Process> = fc.record({
  kind: fc.constantFrom(...KINDS),
  diesAt: fc.oneof(fc.constant(Number.POSITIVE_INFINITY), fc.nat(6)),
  isAfter: fc.boolean(),
});

/** A mutation removes one guard; the property must fail. */
type Mutation = 'a change is not marked' | 'an attempt forgets the earlier ones';

class OneDigest {
  now = 1_800_000_000_000;
  readonly settings;
  readonly schedules = fakeSchedules();
  readonly #turn: (label: string) => Promise<void>;
  readonly #mutation: Mutation | undefined;
  isFalse = false;

  constructor(turn: (label: string) => Promise<void>, mutation?: Mutation) {
    this.settings = fakeDigestSettings(() => this.now);
    this.#turn = turn;
    this.#mutation = mutation;
  }

  /** Runs the process to its end or its death. */
  async run({ kind, diesAt, isAfter }: Process, name: string): Promise<void> {
    let calls = 0;
    const death = Promise.withResolvers<void>();
    const at =
      <Given extends unknown[], T>(label: string, work: (...given: Given) => Promise<T>) =>
      async (...given: Given): Promise<T> => {
        const dies = calls++ === diesAt;
        await this.#turn(`${name} ${label}`);
        if (dies && !isAfter) return die(death);
        const result = await work(...given);
        await this.look();
        return dies ? die(death) : result;
      };
    // Only a digest that another process has deleted fails the request.
    const ended = this.#perform(kind, at).catch((error: unknown) => {
      if (asAppError(error).code !== 'not-found') throw error;
    });
    await Promise.race([ended, death.promise]);
  }

  #perform(kind: Kind, at: At): Promise<unknown> {
    const { settings, schedules } = this;
    const put: typeof settings.put = async (...given) => {
      const attempt = await settings.put(...given);
      if (this.#mutation === 'a change is not marked' && attempt)
        await settings.finishAlignment(ada, attempt);
      if (this.#mutation === 'an attempt forgets the earlier ones') {
        this.now += ATTEMPT_LIFETIME_SECONDS * 1_000 + 1;
        return settings.beginAlignment(ada, { replacing: true });
      }
      return attempt;
    };
    const deps = {
      settings: {
        ...settings,
        find: at('find', settings.find),
        findRecord: at('findRecord', settings.findRecord),
        put: at('put', put),
        remove: at('remove', settings.remove),
        beginAlignment: at('begin', settings.beginAlignment),
        finishAlignment: at('finish', settings.finishAlignment),
      },
      schedules: { put: at('schedule', schedules.put), remove: at('unschedule', schedules.remove) },
      offboardings: fakeOffboardings(),
      hasProviderApi: () => true,
      now: () => this.now,
    };
    if (kind === 'DELETE') return removeSettings(ada, deps);
    if (kind === 'reconcile') return this.sweep(deps);
    if (kind === 'disconnect') {
      const accounts = { removeAll: at('accounts', async () => undefined), listAll: async () => [] };
      const flows = { discardAll: at('flows', async () => undefined) };
      const scope = requestScope({ user: ada });
      return disconnect({ connection: 'gmail' }, scope, {
        ...deps,
        acts: fakeActs(),
        flows,
        labels: fakeLabels(),
        scalekit: { accounts },
      });
    }
    return changeSettings(ada, digestBody.parse({ ...choice, paused: kind === 'PUT paused' }), deps);
  }

  sweep(deps: Pick<Parameters<typeof reconcile>[1], 'settings' | 'schedules'> = this) {
    return reconcile(Number.POSITIVE_INFINITY, {
      ...deps,
      settings: { ...this.settings, ...deps.settings },
      ...fakeAccountDeps().deps,
      list: this.schedules.list,
      cursor: fakeCursor(),
      now: () => this.now,
      report: () => undefined,
    });
  }

  /** What GET /digest would show now: a next run without its schedule is false. */
  async look(): Promise<void> {
    const stored = await this.settings.find(ada);
    if (stored !== undefined && isAligned(stored) && this.scheduled !== stored.revision) this.isFalse = true;
  }

  get scheduled(): string | undefined {
    return this.schedules.held.get(userKey(ada))?.revision;
  }

  /** The settings, the schedule and the mark after one sweep. */
  async afterSweep(): Promise<{ isEqual: boolean; isMarked: boolean }> {
    this.now += ATTEMPT_LIFETIME_SECONDS * 1_000 + 1;
    await this.sweep();
    const record = await this.settings.findRecord(ada);
    const isEqual =
      record?.settings?.revision === this.scheduled &&
      (record === undefined || record.settings !== undefined);
    let isMarked = false;
    for await (const page of this.settings.listPending(Number.MAX_SAFE_INTEGER)) isMarked ||= page.length > 0;
    return { isEqual, isMarked };
  }
}

type At = <Given extends unknown[], T>(
  label: string,
  work: (...given: Given) => Promise<T>,
) => (...given: Given) => Promise<T>;

function die(death: PromiseWithResolvers<void>): Promise<never> {
  death.resolve();
  return new Promise<never>(() => undefined);
}

/** One process after the other, each killed at any of its calls. @returns whether GET /digest was ever false */
async function playInOrder(processes: readonly Process[], mutation?: Mutation) {
  const digest = new OneDigest(() => Promise.resolve(), mutation);
  for (const [index, each] of processes.entries()) {
    await digest.run(each, `${index}`);
    await digest.look();
    digest.now += 1;
  }
  return { wasFalse: digest.isFalse, ...(await digest.afterSweep()) };
}

/** All processes at one time, in the order of the scheduler. */
async function playTogether(scheduler: Scheduler, processes: readonly Process[], mutation?: Mutation) {
  const digest = new OneDigest((label) => scheduler.schedule(Promise.resolve(), label), mutation);
  const all = Promise.all(processes.map((each, index) => digest.run(each, `${index}`)));
  await scheduler.waitFor(all);
  digest.isFalse = false;
  if (processes.every(({ diesAt }) => diesAt === Number.POSITIVE_INFINITY)) await digest.look();
  return { wasFalse: digest.isFalse, ...(await digest.afterSweep()) };
}

const right = { wasFalse: false, isEqual: true, isMarked: false };
const some = fc.array(process, { minLength: 1, maxLength: 4 });

describe('settings and schedule', () => {
  it(`are equal after one sweep, and GET /digest is true all the time, wherever a process dies (${RUNS} orders)`, async () => {
    await fc.assert(
      fc.asyncProperty(some, async (processes) => {
        expect(await playInOrder(processes)).toEqual(right);
      }),
      { numRuns: RUNS },
    );
  });

  it(`are equal after one sweep when processes work, and die, at one time (${RUNS} orders)`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), some, async (scheduler, processes) => {
        expect(await playTogether(scheduler, processes)).toEqual(right);
      }),
      { numRuns: RUNS },
    );
  });

  it('show the mutation "a change is not marked" in order', async () => {
    const property = fc.asyncProperty(some, async (processes) => {
      return !(await playInOrder(processes, 'a change is not marked')).wasFalse;
    });
    expect((await fc.check(property, { numRuns: 5_000, seed: 1, endOnFailure: true })).failed).toBe(true);
  });

  it('show the mutation "an attempt forgets the earlier ones" at one time', async () => {
    const property = fc.asyncProperty(fc.scheduler(), some, async (scheduler, processes) => {
      return (await playTogether(scheduler, processes, 'an attempt forgets the earlier ones')).isEqual;
    });
    expect((await fc.check(property, { numRuns: 20_000, seed: 1, endOnFailure: true })).failed).toBe(true);
  });
});
