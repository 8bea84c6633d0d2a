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
];
