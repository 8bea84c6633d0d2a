import type { Mutation } from '../../mutation.ts';

const BOUNDS = { test: 'test/unit/reconcile/sweep-bounds.test.ts' };
const ACCOUNTS = { test: 'test/unit/reconcile/accounts.test.ts' };
const OUTAGE = { test: 'test/unit/reconcile/account-outage.test.ts' };
const JOB = { test: 'test/unit/reconcile/reconcile-job.test.ts' };

/** The time, the place and the log of a sweep. */
export const digestSweep: readonly Mutation[] = [
  {
    behaviour: 'A sweep reads the place of the run before the last one',
    find: 'table.get({ ...at, ConsistentRead: true })',
    replace: 'table.get(at)',
    test: 'test/contract/state/consistent-reads.test.ts',
    name: 'is consistent: the place of the last sweep',
  },
  {
    behaviour: 'A sweep begins to align a marked item in the moment of its end',
    find: 'if (deps.now() >= until) {',
    replace: 'if (deps.now() > until) {',
    ...BOUNDS,
    name: 'begins no work in the moment of its end',
  },
  {
    behaviour: 'A sweep begins to look at a schedule in the moment of its end',
    find: 'if (deps.now() < until) await sweepSchedule',
    replace: 'if (deps.now() <= until) await sweepSchedule',
    ...BOUNDS,
    name: 'begins no work in the moment of its end',
  },
  {
    behaviour: 'A sweep without time lists every marked item',
    find: '    if (!counts.isDone) break;\n  }\n  return counts;',
    replace: '  }\n  return counts;',
    ...BOUNDS,
    name: 'lists no further marked items after its time',
  },
  {
    behaviour:
      'A sweep returns before its place is stored: Lambda freezes it, and the next run begins there again',
    find: 'await deps.cursor.move(from);',
    replace: 'void deps.cursor.move(from);',
    ...BOUNDS,
    name: 'has stored its place when it returns',
  },
  {
    behaviour: 'A refused list of the first schedules is sent again',
    find: "if (from === undefined || asAppError(error).code !== 'internal') throw error;",
    replace: "if (asAppError(error).code !== 'internal') throw error;",
    ...BOUNDS,
    name: 'lists the first page once when Scheduler refuses that one',
  },
  {
    behaviour: 'The log of a sweep holds its event, which an operator may have filled with anything',
    find: 'deps.log.appendKeys({ requestId });\n    const report',
    replace: 'deps.log.appendKeys({ requestId, event: _event });\n    const report',
    ...JOB,
    name: 'adds only the id of its own request to each line',
  },
  {
    behaviour: 'A line of a sweep names no request',
    find: 'deps.log.appendKeys({ requestId });\n    const report',
    replace: 'const report',
    ...JOB,
    name: 'adds only the id of its own request to each line',
  },
  {
    behaviour: 'A line of a sweep holds the keys of the run before it',
    find: 'deps.log.resetKeys();\n    deps.log.appendKeys({ requestId });\n    const report',
    replace: 'deps.log.appendKeys({ requestId });\n    const report',
    ...JOB,
    name: 'adds only the id of its own request to each line',
  },
  {
    behaviour: "A schedule that an operator added ends each sweep before its users' schedules",
    find: 'if (found === undefined) return;\n  counts.checked',
    replace: "if (found === undefined) throw new Error('no user');\n  counts.checked",
    test: 'test/unit/reconcile/reconcile.test.ts',
    name: 'leaves a listed schedule alone that is none of a user, and goes on',
  },
  {
    behaviour: 'A sweep ends after the time of a request: ten million schedules take years',
    find: 'const { requestId, deadline } = jobScope(context);\n    deps.log.resetKeys();\n    deps.log.appendKeys({ requestId });\n    const report',
    replace:
      'const { requestId } = jobScope(context);\n    const deadline = Date.now() + 25_000;\n    deps.log.resetKeys();\n    deps.log.appendKeys({ requestId });\n    const report',
    ...JOB,
    name: 'works until its own timeout, far longer than a request',
  },
  {
    behaviour: 'A digest whose account was lost waits for its next run, as no webhook came',
    find: "const LOST: readonly AccountStatus[] = ['EXPIRED', 'DISCONNECTED', 'NOT_CONNECTED'];",
    replace: "const LOST: readonly AccountStatus[] = ['DISCONNECTED', 'NOT_CONNECTED'];",
    ...ACCOUNTS,
    name: 'pauses its digest with one notice and one event: EXPIRED',
  },
  {
    behaviour: 'A pause for one account ends when another one is ACTIVE',
    find: 'const account = needed.find((each) => isPausedFor(paused, each));',
    replace: 'const [account] = needed;',
    ...ACCOUNTS,
    name: 'changes nothing when it is not the one of the pause',
  },
  {
    behaviour: 'A change that Scalekit still delivers is counted as missed',
    find: 'updatedAt <= now - REDELIVERY_SECONDS * 1_000',
    replace: 'updatedAt <= now',
    ...ACCOUNTS,
    name: 'while Scalekit may still deliver it',
  },
  {
    behaviour: 'A digest that a user sets up for an account that ended long ago raises the alarm',
    find: 'return updatedAt > knownSince(change, settings) &&',
    replace: 'return',
    ...ACCOUNTS,
    name: 'when the digest was set up after it',
  },
  {
    behaviour: 'A digest whose account was never linked raises the alarm',
    find: "if (status === 'NOT_CONNECTED') return hasDelivered(settings);",
    replace: "if (status === 'NOT_CONNECTED') return true;",
    ...ACCOUNTS,
    name: 'when the account was never there',
  },
  {
    behaviour: 'An account that several digests need is counted once for each',
    find: 'if (found.has(event.id)) return;',
    replace: '',
    ...ACCOUNTS,
    name: 'count once where several digests need the lost one, each of which is paused',
  },
  {
    behaviour: 'A change that no webhook reported is never published, where the run dies in between',
    find: 'if (counted) await deps.bus.publish(event);',
    replace: 'if (counted) void deps.bus.publish(event).catch(() => undefined);',
    ...ACCOUNTS,
    name: 'are left for the next run, with the event',
  },
  {
    behaviour: 'A run asks Scalekit for every digest while it is away',
    find: 'isStopped ||= failuresInRow >= RECONCILE_FAILURES_IN_ROW;',
    replace: '',
    ...OUTAGE,
    name: 'asks no more of Scalekit once it is away, goes on with the schedules, and resumes there',
  },
  {
    behaviour: 'One user whose calls always fail ends each run of reconcile at their place',
    find: 'isStopped ||= failuresInRow >= RECONCILE_FAILURES_IN_ROW;',
    replace: 'isStopped ||= failuresInRow > 0;',
    ...OUTAGE,
    name: 'ends its pass although one user always fails',
  },
  {
    behaviour: 'The accounts that an outage left are checked a day later',
    find: 'if (accounts.counts.isDone) await deps.cursor.move(from);',
    replace: 'await deps.cursor.move(from);',
    ...OUTAGE,
    name: 'asks no more of Scalekit once it is away, goes on with the schedules, and resumes there',
  },
  {
    behaviour: 'A sweep uses up the rate of Scalekit that users need',
    find: 'nextTurn = turn + 1_000 / RECONCILE_RPCS_PER_SECOND;',
    replace: 'nextTurn = turn;',
    ...OUTAGE,
    name: 'asks Scalekit at most 25 times a second',
  },
  {
    behaviour: 'A record that cannot be read ends each sweep at its page',
    find: "if (asAppError(error).code !== 'internal') throw error;\n    counts.failed += 1;",
    replace: 'throw error;',
    test: 'test/unit/reconcile/reconcile.test.ts',
    name: 'goes past a digest that this version cannot read, and reports it',
  },
];
