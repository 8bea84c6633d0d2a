import type { Context } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { reconcileJob } from '../../../functions/reconcile/job.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { userHash } from '../../../shared/state/user-key.ts';
import { ada, choice } from '../../support/digest/digest-fakes.ts';
import {
  fakeAccountDeps,
  fakeCursor,
  noAccounts,
  none,
  outcomeOf,
} from '../../support/reconcile/sweep-fakes.ts';
import { fakeDigestSettings, fakeSchedules } from '../../support/state/fake-digest-settings.ts';

const canary = 'schedule-canary';
const context = { awsRequestId: 'req', getRemainingTimeInMillis: () => 28_000 } as Context;

async function setUp() {
  const settings = fakeDigestSettings(() => Date.now() - 1);
  const schedules = fakeSchedules();
  const lines: unknown[] = [];
  /** The keys that each line had beside its own. */
  const keysOfLines: object[] = [];
  let keys = {};
  const write =
    (level: string) =>
    (...entry: unknown[]) => {
      lines.push([level, ...entry]);
      keysOfLines.push(keys);
    };
  const [info, warn, error] = [write('info'), write('warn'), write('error')];
  const log = {
    ...{ info, warn, error },
    appendKeys: (more: object) => {
      keys = { ...keys, ...more };
    },
    resetKeys: () => {
      keys = {};
    },
  };
  const cursor = fakeCursor();
  await settings.put(ada, { choice, revision: 'r1', at: Date.now() });
  const { list } = schedules;
  const { accounts, deps: accountDeps } = fakeAccountDeps();
  accounts.set(ada, { connection: 'gmail' }, 'ACTIVE', 1);
  const deps = { ...accountDeps, settings, schedules, list, cursor, now: Date.now, log };
  const run = (event: unknown = { any: 'event' }) => reconcileJob(deps)(event, context);
  return { schedules, accounts, cursor, deps, lines, keysOfLines, run };
}

describe('reconcileJob', () => {
  it('returns and logs one line of counts for any event', async () => {
    const { run, lines } = await setUp();
    const outcome = await run();
    expect(outcome).toEqual(
      outcomeOf({
        pending: { ...none, checked: 1, aligned: 1 },
        schedules: { ...none, checked: 1 },
        accounts: { ...noAccounts, checked: 1 },
      }),
    );
    expect(lines).toEqual([['info', 'reconcile', outcome]]);
  });

  it.each([
    ['upstream-unavailable', 'upstream-unavailable'],
    ['internal', 'internal'],
    ['invalid-request', undefined],
  ] as const)('after a user with %s throws %s, for the dead-letter queue', async (code, thrown) => {
    const { run, lines, schedules } = await setUp();
    schedules.put = () => Promise.reject(new AppError(code, { cause: new Error(canary) }));
    const outcome = await run().catch((error: unknown) => error);
    if (thrown === undefined) expect(outcome).toMatchObject({ pending: { failed: 1 } });
    else expect(outcome).toEqual(new Error(thrown));
    expect(lines).toEqual([
      ['error', 'not aligned', { code, user: userHash(ada), trace: expect.anything() }],
      [
        'info',
        'reconcile',
        expect.objectContaining({ pending: { checked: 1, aligned: 0, failed: 1, isDone: true } }),
      ],
    ]);
    expect(JSON.stringify(lines)).not.toContain(canary);
  });

  it.each([
    [
      'an AppError',
      new AppError('upstream-unavailable', { cause: new Error(canary) }),
      'upstream-unavailable',
    ],
    ['anything else', new TypeError(canary), 'internal'],
  ])('throws and logs only the code where a list cannot be read: %s', async (_what, thrown, code) => {
    const { deps, lines, run } = await setUp();
    deps.list = { ...deps.list, list: () => Promise.reject(thrown) };
    expect(await run().catch((error: unknown) => error)).toEqual(new Error(code));
    expect(lines).toEqual([['error', 'reconcile', expect.objectContaining({ code })]]);
    expect(JSON.stringify(lines)).not.toContain(canary);
  });

  it('adds only the id of its own request to each line, for any event and after any line', async () => {
    const { deps, schedules, keysOfLines } = await setUp();
    schedules.put = () => Promise.reject(new AppError('invalid-request'));
    const job = reconcileJob(deps);
    deps.log.appendKeys({ user: 'ada' });
    await job({ identifier: 'ada' }, context);
    await job({ identifier: 'ada' }, { ...context, awsRequestId: 'req-2' });
    const [first, second] = [{ requestId: 'req' }, { requestId: 'req-2' }];
    expect(keysOfLines).toEqual([first, first, second, second]);
  });

  it('that only ends a pass does nothing, and logs nothing, where none is under way', async () => {
    const { run, cursor, lines } = await setUp();
    expect([await run({ onlyUnfinished: true }), lines]).toEqual([undefined, []]);
    await cursor.begin();
    expect(await run({ onlyUnfinished: true })).toMatchObject({ schedules: { checked: 1 }, isDone: true });
    expect(await run({ onlyUnfinished: true })).toBeUndefined();
  });

  it('fails when accounts could not be checked, for a retry', async () => {
    const { run, accounts, lines } = await setUp();
    accounts.fail = () => {
      throw new AppError('upstream-unavailable', { cause: new Error(canary) });
    };
    expect(await run().catch((error: unknown) => error)).toEqual(new Error('upstream-unavailable'));
    const fields = { code: 'upstream-unavailable', user: userHash(ada), trace: expect.anything() };
    expect(lines).toEqual([
      ['error', 'accounts not checked', fields],
      [
        'info',
        'reconcile',
        expect.objectContaining({ findings: { missed: 0, aligned: 0, failed: 1, silent: 0 } }),
      ],
    ]);
    expect(JSON.stringify(lines)).not.toContain(canary);
  });

  it('works until its own timeout, far longer than a request', async () => {
    const { deps } = await setUp();
    const long = { ...context, getRemainingTimeInMillis: () => 900_000 } as Context;
    const outcome = await reconcileJob({ ...deps, now: () => Date.now() + 800_000 })({}, long);
    expect(outcome).toMatchObject({ pending: { checked: 1 }, isDone: true });
  });

  it('begins no work in the last ten seconds before its deadline', async () => {
    const { deps } = await setUp();
    const late = { ...context, getRemainingTimeInMillis: () => 11_000 } as Context;
    expect(await reconcileJob(deps)({}, late)).toMatchObject({ pending: { checked: 0 }, isDone: false });
  });
});
