import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/errors/app-error.ts';
import {
  type Execution,
  type Executions,
  executionsIn,
} from '../../../shared/state/executions/executions.ts';
import { useTable } from '../../support/state/dynalite-table.ts';
import { fakeExecutions, type HeldExecution } from '../../support/state/fake-executions.ts';

const RUNS = 100;
const table = useTable();

type Step = { words: string; run: (executions: Executions, key: string) => Promise<unknown> };

const user = { issuer: 'https://issuer', identifier: 'ada' };
const owner = fc.constantFrom('inv-1', 'inv-2', 'inv-3');
const write = { requestHash: 'h', tool: 't', connection: 'gmail' };

const step: fc.Arbitrary<Step> = fc.oneof(
  owner.map((by) => ({
    words: `${by} claims`,
    run: ({ claim }: Executions, key: string) => claim({ user, key }, write, by),
  })),
  fc.tuple(owner, fc.constantFrom('{"a":1}', '{"a":2}')).map(([by, response]) => ({
    words: `${by} finishes with ${response}`,
    run: ({ finish }: Executions, key: string) => finish({ user, key }, by, response),
  })),
  owner.map((by) => ({
    words: `${by} is given up`,
    run: ({ giveUp }: Executions, key: string) => giveUp({ user, key }, by),
  })),
  owner.map((by) => ({
    words: `${by} releases`,
    run: ({ release }: Executions, key: string) => release({ user, key }, by),
  })),
);
const seconds = fc.constantFrom(0, 0, 0, 1, 60, 24 * 3_600 - 60, 24 * 3_600, 24 * 3_600 + 1);

/** The result of a step, and the state after it. */
async function outcome(executions: Executions, { run }: Step, key: string): Promise<unknown> {
  const result = await run(executions, key).catch((error: unknown) =>
    error instanceof AppError ? error.code : error,
  );
  return [result, withoutExpiry(await executions.find({ user, key }))];
}

/** The fake returns all that it holds, the table only the fields of its schema. */
function withoutExpiry(record: (Execution & Partial<HeldExecution>) | undefined): Execution | undefined {
  if (record === undefined) return undefined;
  const { expiresAt, ...rest } = record;
  return rest;
}

describe('the in-memory executions', () => {
  it(`behave as those in a table, for any sequence of calls (${RUNS} runs)`, async () => {
    let now = Date.parse('2026-11-22T08:00:00.250Z');
    let count = 0;
    const inTable = executionsIn(table(), () => now);
    const inMemory = fakeExecutions(() => now).executions;
    const steps = fc.array(fc.tuple(step, seconds), { minLength: 4, maxLength: 10, size: 'max' });
    await fc.assert(
      fc.asyncProperty(steps, async (given) => {
        count += 1;
        const key = `alike-${count}`;
        for (const [each, passes] of given) {
          now += passes * 1_000;
          const [real, fake] = await Promise.all([outcome(inTable, each, key), outcome(inMemory, each, key)]);
          expect([each.words, fake]).toEqual([each.words, real]);
        }
      }),
      { numRuns: RUNS },
    );
  });
});
