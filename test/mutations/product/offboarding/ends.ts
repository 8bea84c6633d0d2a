import type { Mutation } from '../../mutation.ts';

const GUARDS = { test: 'test/unit/offboarding/guards.test.ts' };
const RECEIVE = { test: 'test/unit/account-events/receive-event.test.ts' };
const TRAILS = { test: 'test/contract/state/offboarding/trails.test.ts' };
const KILLS = { test: 'test/contract/offboarding/kills.test.ts' };
const QUEUE = { test: 'test/contract/offboarding/dead-letters.test.ts' };
const MANY = { test: 'test/contract/offboarding/many-at-one-time.test.ts' };
const BEGIN = { test: 'test/contract/offboarding/begin.test.ts' };
const COMMAND = { test: 'test/infra/operator/offboard/run-offboard.test.ts' };
const IMPORT = { test: 'test/infra/operator/import-accounts/import-leaving.test.ts' };
const MESSAGES = { test: 'test/unit/offboarding/names-user.test.ts' };

/** The end of everything of a user, which must be an end. */
export const offboardings: readonly Mutation[] = [
  {
    behaviour: 'An offboarding ends after a look that found again what an earlier one had removed',
    find: 'state.foundByLooks > before || state.hadFound) continue;',
    replace: 'state.foundByLooks > before) continue;',
    ...KILLS,
    name: 'looks again after a look that finds',
  },
  {
    behaviour: 'A request stores an item of a user who is offboarded after its trail is gone, and it stays',
    find: 'for (const pk of now.state.trails) await items.removeTrailed(pk);',
    replace: '',
    ...KILLS,
    name: 'removes what a request stores whose trail',
  },
  {
    behaviour: 'Two offboardings read the dead-letter queue at one time, and one misses what the other hides',
    find: 'attribute_not_exists(pk) OR leaseUntil < :now OR #run = :run',
    replace: 'attribute_not_exists(pk) OR leaseUntil < :now OR attribute_exists(pk)',
    ...QUEUE,
    name: 'each find their own message',
  },
  {
    behaviour: 'An offboarding reads the queue while messages are hidden that another one could not show',
    find: 'if (shown.every(Boolean)) await turns.end(held.run, {',
    replace: 'await turns.end(held.run, {',
    ...QUEUE,
    name: 'wait for messages that a run left hidden',
  },
  {
    behaviour: 'A link begins for a user while the offboarding is under way',
    find: 'await refuseDuringOffboarding(scope.user, deps);\n  const { status }',
    replace: 'const { status }',
    ...GUARDS,
    name: 'authorize stores nothing and creates no account',
  },
  {
    behaviour: 'A link is finished for a user while the offboarding is under way',
    find: 'await refuseDuringOffboarding(scope.user, deps);\n  const { state, authRequestId } = back;',
    replace: 'const { state, authRequestId } = back;',
    ...GUARDS,
    name: 'verify links nothing',
  },
  {
    behaviour: 'A firing that comes late leaves a slot of a user who was offboarded',
    find: 'if (await isBeforeOffboarding(run.scope.user, Date.parse(event.scheduledTime), deps))',
    replace: 'if (false)',
    ...GUARDS,
    name: 'claims no slot when the offboarding is under way',
  },
  {
    behaviour: 'A webhook that comes late is stored and published after an offboarding',
    find: 'if (await isBeforeOffboarding(account.user, happenedAt(event, deps), deps))',
    replace: 'if (false)',
    ...RECEIVE,
    name: 'leaves nothing behind when it comes late',
  },
  {
    behaviour: 'What happened before the end of an offboarding counts after it',
    find: 'return found.endedAt === undefined || at <= found.endedAt;',
    replace: 'return found.endedAt === undefined;',
    ...GUARDS,
    name: 'finds that what came before the end is late or not',
  },
  {
    behaviour: 'A flow that has ended is not found by an offboarding',
    find: 'await trails.leave(flow, [key.pk], expiresAt + UNSEALED_FLOW_SECONDS + FLOW_TTL_SECONDS);',
    replace: '',
    ...TRAILS,
    name: 'lead to every flow of the user',
  },
  {
    behaviour: 'An offboarding ends without a second look that finds nothing',
    find: 'if (state.looks === 1 || state.foundByLooks > before || state.hadFound) continue;',
    replace: 'if (state.looks === 1) continue;',
    ...KILLS,
    name: 'looks again, and counts it',
  },
  {
    behaviour: 'The state of an offboarding that has ended keeps the identifier',
    find: "...['issuer', 'identifier', PENDING_INDEX.partitionKey,",
    replace: "...['issuer', PENDING_INDEX.partitionKey,",
    ...KILLS,
    name: 'looks until nothing is found, and records what it found',
  },
  {
    behaviour: 'Two runs of one offboarding work at one time',
    find: "'#status = :running AND (attribute_not_exists(leaseUntil) OR leaseUntil < :now OR begins_with(#run, :event))'",
    replace: "'#status = :running AND (:now = :now OR begins_with(#run, :event))'",
    ...KILLS,
    name: 'do not work at one time',
  },
  {
    behaviour: 'The second request to end everything begins another offboarding',
    find: "if (found?.status === 'RUNNING') return found;",
    replace: '',
    ...BEGIN,
    name: 'begins no second one',
  },
  {
    behaviour: 'A user who came back cannot be offboarded again',
    find: 'if (found !== undefined && (await isStillOver(found, user, deps))) return found;',
    replace: 'if (found !== undefined) return found;',
    ...BEGIN,
    name: 'until the user comes back',
  },
  {
    behaviour: 'A request to end everything returns an old record while accounts exist at Scalekit',
    find: 'if (returnedAt !== undefined || now() - endedAt > OFFBOARDING_REPEAT_SECONDS * 1_000) return false;',
    replace: 'if (returnedAt !== undefined) return false;',
    ...BEGIN,
    name: 'is a retry for ten minutes after the end',
  },
  {
    behaviour: 'An offboarding ends while an item is stored that came after its last look',
    find: 'if (await hasItems(held, deps)) continue;',
    replace: '',
    ...KILLS,
    name: 'looks again when a call stores an item after the last look',
  },
  {
    behaviour:
      'An offboarding ends while another reader of the dead-letter queue hides a message of the user',
    find: 'if (past.wereHidden)',
    replace: 'if (false)',
    ...KILLS,
    name: 'does not end while another reader hides its message',
  },
  {
    behaviour: 'Offboardings at one time never end, as each counts what the look of another one hid',
    find: 'if (hidden === 0 || countedAt >= exactFrom)',
    replace: 'if (countedAt > 0)',
    ...MANY,
    name: 'end in one run each',
  },
  {
    behaviour: 'Every look waits for a count of its own, and many offboardings at one time do not end',
    find: 'if (countedAt - past.countedAt <= QUEUE_COUNT_HOLDS_SECONDS * 1_000) return',
    replace: 'if (countedAt < 0) return',
    ...MANY,
    name: 'end in one run each',
  },
  {
    behaviour: 'An offboarding ends by a count from before an operator hid messages',
    find: 'countedAt - past.countedAt <= QUEUE_COUNT_HOLDS_SECONDS * 1_000',
    replace: 'past.countedAt > 0',
    ...MANY,
    name: 'do not end while an operator hides a message',
  },
  {
    behaviour: 'A look takes the messages that a dead run left hidden for those of another reader',
    find: 'Math.max(past.shownAt, Math.min(before, now()))',
    replace: 'Math.max(past.shownAt, 0)',
    ...QUEUE,
    name: 'count what a dead run left hidden as their own',
  },
  {
    behaviour: 'npm run offboard signs the end of a user of whom nothing is stored, as of a mistyped one',
    find: 'if (isUnknown && !isAnyway)\n    throw',
    replace: 'if (isUnknown && mode === undefined)\n    throw',
    ...COMMAND,
    name: 'refuses a user of whom nothing is stored',
  },
  {
    behaviour: 'npm run offboard ends the accounts of a user under an issuer that is not the stage’s',
    find: 'if (given !== undefined && given !== issuer)',
    replace: 'if (given === null)',
    ...COMMAND,
    name: 'are refused',
  },
  {
    behaviour: 'npm run offboard ends a user by the table of a stage whose name begins alike',
    find: 'name.startsWith(`${stack}-`) && /^[A-Z]/.test(name.slice(stack.length + 1))',
    replace: 'name.startsWith(stack)',
    ...COMMAND,
    name: 'are those of the stage',
  },
  {
    behaviour: 'An account is imported for a user whose offboarding is under way',
    find: 'const leaving = await refuseLeaving(row.identifier, work.store, work.isDryRun);',
    replace: 'const leaving = await refuseLeaving(row.identifier, undefined, work.isDryRun);',
    ...IMPORT,
    name: 'refuses',
  },
  {
    behaviour: 'A further DELETE invokes the job of an offboarding that is at work',
    find: "if (state.status === 'RUNNING' && !isHeld(state, deps.now()))",
    replace: "if (state.status === 'RUNNING')",
    ...BEGIN,
    name: 'does not invoke the job while a run holds the lease',
  },
  {
    behaviour: 'An offboarding deletes the messages of a user of another issuer',
    find: 'value.identifier === identifier && (value.issuer === undefined || value.issuer === issuer)',
    replace: 'value.identifier === identifier',
    ...MESSAGES,
    name: 'is not of the user: of another issuer',
  },
  {
    behaviour: "An offboarding deletes another user's account that a loose filter lists",
    find: '        for (const listed of page.connectedAccounts)\n          if (listed.identifier === identifier) found.push(listed.id);',
    replace: '        for (const listed of page.connectedAccounts) found.push(listed.id);',
    test: 'test/contract/scalekit/foreign-accounts.test.ts',
    name: 'of another user',
  },
];
