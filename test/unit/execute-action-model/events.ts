import fc from 'fast-check';
import { endings, fates, type Luck } from './process.ts';
import type { World } from './world.ts';

/** Something that comes from outside. */
export type Happening = { words: string; happen: (world: World) => void };

const KEYS = ['key-0-of-the-model', 'key-1-of-the-model'] as const;

const mostly = <T>(usual: T, others: readonly T[], weight: number): fc.Arbitrary<T> =>
  fc.oneof({ weight, arbitrary: fc.constant(usual) }, fc.constantFrom(...others));

const luck: fc.Arbitrary<Luck> = fc.record({
  fates: fc.array(mostly('works', fates, 3), { maxLength: 8 }),
  ending: mostly('done', endings, 1),
  outlives: mostly(false, [true], 2),
  arrives: fc.boolean(),
});
const key = mostly(KEYS[0], KEYS, 5);
const words = (value: unknown) => JSON.stringify(value);

const sends = fc
  .record({ key, payload: mostly(0, [0, 1], 5), luck })
  .map(({ key: about, payload, luck: its }) => ({
    words: `send ${about} ${payload} ${words(its)}`,
    happen: (world: World) => void world.send(about, payload, its),
  }));

const asks = fc.record({ key, luck }).map(({ key: about, luck: its }) => ({
  words: `ask ${about} ${words(its)}`,
  happen: (world: World) => void world.ask(about, its),
}));

const crashes = fc.nat({ max: 20 }).map((at) => ({
  words: `crash ${at}`,
  happen: ({ processes }: World) => {
    const running = processes.filter(({ isOver }) => !isOver);
    const process = running[at % Math.max(running.length, 1)];
    if (process !== undefined) process.isDead = true;
  },
}));

const ticks = fc.constantFrom(1, 27, 29, 61, 61, 61, 120, 86_340, 86_402).map((seconds) => ({
  words: `${seconds} s pass`,
  happen: (world: World) => world.tick(seconds),
}));

/** What happens, in this order; the scheduler decides what happens in between. */
export const happenings: fc.Arbitrary<Happening[]> = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: sends },
    { weight: 1, arbitrary: asks },
    { weight: 1, arbitrary: crashes },
    { weight: 2, arbitrary: ticks },
  ),
  { maxLength: 14, size: 'max' },
);
