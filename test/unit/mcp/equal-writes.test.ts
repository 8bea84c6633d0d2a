import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseKey } from '../../../functions/mcp/calls/choose-key.ts';
import { writeWithinDeadline } from '../../../functions/mcp/calls/write-within-deadline.ts';
import { hashRequest } from '../../../shared/actions/hash-request.ts';
import { REQUEST_DEADLINE_MS, WRITE_WINDOW_SECONDS } from '../../../shared/config/limits.ts';
import { asAppError } from '../../../shared/errors/app-error.ts';
import type { ToolRun } from '../../../shared/scalekit/scalekit.ts';
import { depth } from '../../support/runs.ts';
import { fakeExecutions } from '../../support/state/fake-executions.ts';
import { fakeWriteKeys } from '../../support/state/fake-write-keys.ts';
import { done, endedRun, send, user } from '../actions/actions.ts';

const RUNS = depth(500, 10_000);
const WINDOW_MS = WRITE_WINDOW_SECONDS * 1_000;
const start = Date.parse('2026-11-22T08:00:00Z');

const outcomes = {
  done,
  failed: endedRun('failed', 'provider-error'),
  'not run': endedRun('not-run', 'upstream-unavailable'),
  unknown: endedRun('unknown', 'outcome-unknown'),
} satisfies Record<string, ToolRun>;
type Outcome = keyof typeof outcomes;

/** Equal calls that run at the same time: how a send of each would end, and how the clock moves meanwhile. */
const wave = fc.record({
  afterMs: fc.oneof(
    fc.constantFrom(0, WINDOW_MS - 2_000, WINDOW_MS - 1, WINDOW_MS),
    fc.integer({ min: 0, max: 2 * WINDOW_MS }),
  ),
  calls: fc.array(fc.constantFrom<Outcome>('done', 'done', 'failed', 'not run', 'unknown'), {
    minLength: 1,
    maxLength: 4,
  }),
  ticks: fc.array(fc.integer({ min: 1, max: 2_000 }), { maxLength: 3 }),
});
type Wave = typeof wave extends fc.Arbitrary<infer T> ? T : never;

type Sent = { at: number; outcome: Outcome };

/** Runs the waves one after the other; the scheduler decides which step of which call comes next. */
async function runWaves(waves: Wave[], scheduler: fc.Scheduler): Promise<{ sent: Sent[]; ends: string[] }> {
  const [clock, sent, ends]: [{ now: number }, Sent[], string[]] = [{ now: start }, [], []];
  const now = () => clock.now;
  const writeKeys = stepwise(fakeWriteKeys(now), scheduler);
  const executions = stepwise(fakeExecutions(now).executions, scheduler);
  const log = { info: () => undefined, error: () => undefined };
  let requests = 0;

  async function call(outcome: Outcome): Promise<void> {
    requests += 1;
    const scope = { user, requestId: `request-${requests}`, deadline: now() + REQUEST_DEADLINE_MS };
    const tools = stepwise(
      {
        prepare: async () => undefined,
        write: async () => {
          sent.push({ at: now(), outcome });
          return outcomes[outcome];
        },
      },
      scheduler,
    );
    const pause = async (ms: number) => {
      await scheduler.schedule(Promise.resolve(), 'pause');
      clock.now += ms;
    };
    const deps = { scalekit: { tools }, executions, writeKeys, log, now, pause } as never;
    try {
      const key = await chooseKey({ user, requestHash: hashRequest(send) }, deps);
      const { replayed } = await writeWithinDeadline(send, key, scope, deps);
      ends.push(replayed ? 'replayed' : 'done');
    } catch (error) {
      ends.push(asAppError(error).code);
    }
  }

  for (const { afterMs, calls, ticks } of waves) {
    clock.now += afterMs;
    const running = [
      ...calls.map(call),
      ...ticks.map(async (ms) => {
        await scheduler.schedule(Promise.resolve(), 'tick');
        clock.now += ms;
      }),
    ];
    await scheduler.waitFor(Promise.all(running));
  }
  return { sent, ends };
}

/** A port whose calls take effect when the scheduler runs them. */
function stepwise<T extends object>(port: T, scheduler: fc.Scheduler): T {
  const steps = Object.entries<(...parameters: unknown[]) => Promise<unknown>>(port as never);
  const scheduled = steps.map(([name, step]) => [
    name,
    async (...parameters: unknown[]) => {
      await scheduler.schedule(Promise.resolve(), name);
      return step(...parameters);
    },
  ]);
  return Object.fromEntries(scheduled) as T;
}

describe('equal writes without a key, in any order of their steps', () => {
  it(`are sent once within ten minutes, and never again after an unknown outcome (${RUNS} runs)`, async () => {
    const seen = new Set<string>();
    const waves = fc.array(wave, { minLength: 1, maxLength: 4 });
    const property = fc.asyncProperty(waves, fc.scheduler(), async (given, scheduler) => {
      const { sent, ends } = await runWaves(given, scheduler);
      for (const end of ends) seen.add(end);
      const effects = sent.filter(({ outcome }) => outcome !== 'not run');
      for (const [n, { at, outcome }] of effects.entries()) {
        const next = effects[n + 1];
        if (next === undefined) continue;
        seen.add('sent again in another window');
        // Counted from the claim of the key, at most one deadline before the send.
        expect(next.at - at).toBeGreaterThan(WINDOW_MS - REQUEST_DEADLINE_MS);
        expect(outcome).not.toBe('unknown');
      }
    });
    await fc.assert(property, { numRuns: RUNS });
    expect([...seen].toSorted()).toEqual([
      'done',
      'outcome-unknown',
      'provider-error',
      'replayed',
      'sent again in another window',
      'upstream-unavailable',
    ]);
  });
});
