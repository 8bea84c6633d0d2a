import type { Mutation } from '../../mutation.ts';

const ACTS = { test: 'test/contract/state/acts.test.ts' };
const OUTCOMES = { test: 'test/unit/seal-activity/read-acts.test.ts' };
const EFFECT = { test: 'test/unit/scalekit/failure/without-effect.test.ts' };

export const activityOutcomes: readonly Mutation[] = [
  {
    behaviour: 'An activity: a link whose reply was lost is in no entry',
    find: "if (attempt === 'in-doubt') return [withDoubt(settle)];",
    replace: "if (attempt === 'in-doubt') return [withoutAct(settle)];",
    ...ACTS,
    name: 'is unknown when an attempt ended in doubt',
  },
  {
    behaviour:
      'An activity: a link that an earlier version left in doubt is lost when a further attempt finds nothing',
    find: 'AND attribute_not_exists(inDoubt) AND',
    replace: 'AND',
    ...ACTS,
    name: 'stays unknown when an earlier version left it in doubt',
  },
  {
    behaviour:
      'An activity: a link of an attempt that was killed is lost when a further attempt finds nothing',
    find: "firstAttempt = attempt)'",
    replace: "firstAttempt <> :status)'",
    ...ACTS,
    name: 'stays unknown when an attempt was killed',
  },
  {
    behaviour: 'An activity: an act that cannot be read makes GET /activity fail',
    find: 'report(user, asAppError(thrown));\n            return [];',
    replace: 'report(user, asAppError(thrown));\n            throw thrown;',
    test: 'test/contract/state/unreadable-acts.test.ts',
    name: 'are left out of GET /activity',
  },
  {
    behaviour: 'An activity: an attempt that ended with a lost reply counts as one that linked nothing',
    find: "await deps.flows.settle(state, 'PENDING', 'in-doubt');",
    replace: "await deps.flows.settle(state, 'PENDING', 'ended');",
    test: 'test/unit/callback-status/attempt-ends.test.ts',
    name: 'leaves an act in doubt',
  },
  {
    behaviour: 'An activity: a mail that was sent before its provider failed is certainly not done',
    find: "(reason ?? 'other') !== 'other'",
    replace: "reason !== ''",
    ...OUTCOMES,
    name: 'that the provider’s own failure may follow',
  },
  {
    behaviour: 'An activity: a disconnection that one of two requests may have done has failed',
    find: 'leaseUntil * 1_000 <= now && requests === undefined && code !== undefined',
    replace: 'leaseUntil * 1_000 <= now && code !== undefined',
    ...OUTCOMES,
    name: 'refused to one of two requests',
  },
  {
    behaviour: 'An activity: concurrent disconnections of one account overwrite each other',
    find: "const ConditionExpression = 'attribute_not_exists(pk)';",
    replace: "const ConditionExpression = 'attribute_exists(pk) OR attribute_not_exists(pk)';",
    ...ACTS,
    name: 'is one act of concurrent requests',
  },
  {
    behaviour:
      'An activity: a disconnection counts as refused although an earlier attempt may have been done',
    find: 'if (isInDoubt && typeof error',
    replace: 'if (!isInDoubt && typeof error',
    ...EFFECT,
    name: 'after the attempts',
  },
  {
    behaviour: 'An activity: a digest that a service started and another run closed names the schedule',
    find: 'await closeAbandonedSlot(run, { user, scheduledTime, byHand, caller });',
    replace: 'await closeAbandonedSlot(run, { user, scheduledTime, byHand: !byHand && !caller });',
    test: 'test/unit/mail-digest/failed-runs.test.ts',
    name: 'keeps its caller when the run of another slot closes it',
  },
];
