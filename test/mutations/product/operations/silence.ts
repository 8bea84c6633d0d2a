import type { Mutation } from '../../mutation.ts';

const SILENCE = { test: 'test/unit/reconcile/silence.test.ts' };

/** Digests that were due and left no outcome. */
export const operationsSilence: readonly Mutation[] = [
  {
    behaviour: 'Scheduler fires no digest any more, and nobody notices',
    find: 'return lastOutcome === undefined || Date.parse(lastOutcome.slot) < due;',
    replace: 'return lastOutcome !== undefined && Date.parse(lastOutcome.slot) < due;',
    ...SILENCE,
    name: 'a digest has no outcome',
  },
  {
    behaviour: 'A digest whose retries go on reads as silent',
    find: 'if (due === undefined || due > settled) return false;',
    replace: 'if (due === undefined) return false;',
    ...SILENCE,
    name: 'a digest has no outcome',
  },
  {
    behaviour: 'A digest that its user paused reads as silent, every night',
    find: "if (settings.paused?.reason === 'user') return false;",
    replace: '',
    ...SILENCE,
    name: 'a digest has no outcome',
  },
  {
    behaviour: 'A digest that was set after its time of the day reads as silent',
    find: 'findNextRun(settings, Math.max(settled - DAY_MS, changed))',
    replace: 'findNextRun(settings, settled - DAY_MS + 0 * changed)',
    ...SILENCE,
    name: 'a digest has no outcome',
  },
  {
    behaviour: 'The silence of a digest is counted again with each repetition of a page',
    find: '  if (silent.has(name)) return;\n  silent.add(name);\n',
    replace: '  silent.add(`${name}${silent.size}`);\n',
    ...SILENCE,
    name: 'counts a digest once, however often its page comes',
  },
  {
    behaviour: 'The hourly runs of reconcile hide a night without a pass',
    find: "  pattern: FilterPattern.all(reconcileLine, FilterPattern.booleanValue('$.isDone', true)),",
    replace: '  pattern: reconcileLine,',
    test: 'test/infra/deploy/alarms/alarms.test.ts',
    name: 'count the right lines',
  },
  {
    behaviour: 'SealingStopped fires four hours after the two that it names',
    find: "'FILL(runs, 0)'",
    replace: "'runs'",
    test: 'test/infra/deploy/alarms/alarms.test.ts',
    name: 'fire as they should',
  },
  {
    behaviour: 'A call that SQS denies fires no alarm',
    find: "matchTrace('AccessDenied*')",
    replace: "matchTrace('AccessDeniedException')",
    test: 'test/infra/deploy/alarms/log-lines.test.ts',
    name: 'the line of a call that AWS denies with AccessDenied',
  },
  {
    behaviour: 'A second stage of an AWS account cannot be deployed: its bus has the name of the first',
    find: '      eventBusName,\n',
    replace: "      eventBusName: eventBusName && 'accounts',\n",
    test: 'test/infra/deploy/names.test.ts',
    name: 'give nothing the same name',
  },
  {
    behaviour: 'An activity: an act that cannot be read keeps the later ones of its user from being sealed',
    find: "if (error.code !== 'internal') throw error;",
    replace: 'if (error) throw error;',
    test: 'test/contract/state/unreadable-acts.test.ts',
    name: 'keep no other act from being sealed',
  },
  {
    behaviour: 'An activity: an act of no user keeps all users’ acts from being sealed',
    find: '  if (issuer === undefined || identifier === undefined) return undefined;',
    replace: "  if (issuer === undefined || identifier === undefined) throw new Error('No user.');",
    test: 'test/contract/state/unreadable-acts.test.ts',
    name: 'keep no other act from being sealed',
  },
];
