import fc from 'fast-check';
import type { Model } from './model.ts';
import { endings, fates, type Script } from './process.ts';

/** Something that happens from outside: a request, a crash, or time passing. */
export type Event = { label: string; apply: (model: Model) => void };

const KEYS = ['key-0-of-the-model', 'key-1-of-the-model'] as const;

const mostly = <T>(usual: T, others: readonly T[], weight: number): fc.Arbitrary<T> =>
  fc.oneof({ weight, arbitrary: fc.constant(usual) }, fc.constantFrom(...others));

const scripts: fc.Arbitrary<Script> = fc.record({
  fates: fc.array(mostly('works', fates, 3), { maxLength: 8 }),
  ending: mostly('done', endings, 1),
  outlives: mostly(false, [true], 2),
  arrives: fc.boolean(),
});
const keys = mostly(KEYS[0], KEYS, 5);
const json = (value: unknown) => JSON.stringify(value);

const sends = fc
  .record({ key: keys, payload: mostly(0, [0, 1], 5), script: scripts })
  .map(({ key, payload, script }) => ({
    label: `send ${key} ${payload} ${json(script)}`,
    apply: (model: Model) => void model.send(key, payload, script),
  }));

const asks = fc.record({ key: keys, script: scripts }).map(({ key, script }) => ({
  label: `ask ${key} ${json(script)}`,
  apply: (model: Model) => void model.ask(key, script),
}));

const crashes = fc.nat({ max: 20 }).map((at) => ({
  label: `crash ${at}`,
  apply: ({ processes }: Model) => {
    const running = processes.filter(({ isOver }) => !isOver);
    const process = running[at % Math.max(running.length, 1)];
    if (process !== undefined) process.isDead = true;
  },
}));

const ticks = fc.constantFrom(1, 27, 29, 61, 61, 61, 120, 86_340, 86_402).map((seconds) => ({
  label: `${seconds} s pass`,
  apply: (model: Model) => model.tick(seconds),
}));

/** Events in their order; the scheduler decides what the processes do in between. */
export const events: fc.Arbitrary<Event[]> = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: sends },
    { weight: 1, arbitrary: asks },
    { weight: 1, arbitrary: crashes },
    { weight: 2, arbitrary: ticks },
  ),
  { maxLength: 14, size: 'max' },
);
