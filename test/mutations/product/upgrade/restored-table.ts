import type { Mutation } from '../../mutation.ts';

const KEYS = { test: 'test/unit/state/restored/restored-state.test.ts' };
const EXECUTIONS = { test: 'test/contract/state/executions.test.ts' };

/** Faults after which a restored table does again what the gap did. */
export const restoredTable: readonly Mutation[] = [
  {
    behaviour: 'A retry of a write that a restore has lost is sent a second time',
    find: 'return isStored && !isOfGap;',
    replace: 'return isStored;',
    ...EXECUTIONS,
    name: 'stores a key of a restored table’s gap as UNKNOWN for every invocation, and no other key',
  },
  {
    behaviour: 'A process that dies after it claimed a lost key lets the next one send',
    find: "const status = isOfGap ? 'UNKNOWN' : 'IN_PROGRESS';",
    replace: "const status = 'IN_PROGRESS';",
    ...EXECUTIONS,
    name: 'stores a key of a restored table’s gap as UNKNOWN for every invocation, and no other key',
  },
  {
    behaviour: 'Every key without a time is sent again after a restore',
    find: "return untimedKeys === 'refuse';",
    replace: 'return false;',
    ...KEYS,
    name: 'is of the gap when it has no time',
  },
  {
    behaviour: 'No caller with a UUIDv7 can write for a day after a restore',
    find: 'return time.madeAt < resumedAt + (time.isShared',
    replace: 'return time.madeAt < now + (time.isShared',
    ...KEYS,
    name: 'is not of the gap when it was made after it',
  },
  {
    behaviour: 'A model’s repeat of a write that a restore has lost is sent a second time',
    find: '(time.isShared ? WRITE_WINDOW_SECONDS * 1_000 : 0)',
    replace: '(time.isShared ? 0 : 0)',
    ...KEYS,
    name: 'is of the gap when an equal write of the gap had another key',
  },
  {
    behaviour: 'A write is refused for good after a restore',
    find: 'if (now >= resumedAt + IDEMPOTENCY_TTL_SECONDS * 1_000) return false;',
    replace: '',
    ...KEYS,
    name: 'is not of the gap when each record of the gap has expired',
  },
  {
    behaviour: 'A late firing delivers a digest again that a restore has lost',
    find: "if (run.deps.slots.isOfGap(run.slot)) return { outcome: { status: 'DEAD', reason: 'outcome-unknown' } };",
    replace: '',
    ...KEYS,
    name: 'is never delivered',
  },
  {
    behaviour: 'A caller that looks up a write that a restore has lost reads that nothing was sent',
    find: "new AppError(deps.executions.isOfGap(key) ? 'outcome-unknown' : 'not-found')",
    replace: "new AppError('not-found')",
    test: 'test/unit/actions/find-execution.test.ts',
    name: 'returns outcome-unknown for a key whose record a restore may have lost',
  },
  {
    behaviour: 'A repeated request starts a second digest after a restore',
    find: "if (deps.isOfGap(key)) throw new AppError('outcome-unknown');",
    replace: '',
    ...KEYS,
    name: 'starts no run for a key of the gap',
  },
  {
    behaviour: 'The functions keep using the damaged table after a restore',
    find: 'this.tableName = restoredName ?? table.tableName;',
    replace: 'this.tableName = table.tableName;',
    test: 'test/infra/deploy/state/restored-table.test.ts',
    name: 'gives the restored table to each function that has one, and keeps its own',
  },
  {
    behaviour: 'A deployed function does not learn that its table was restored',
    find: '{ RESUMED_AT: restored.resumedAt, UNTIMED_KEYS: restored.untimedKeys };',
    replace: '{};',
    test: 'test/infra/deploy/state/restored-table.test.ts',
    name: 'lets execute-action know until when writes may be lost',
  },
];
