import fc from 'fast-check';
import type { Person } from './fake-scalekit.ts';
import type { Run } from './gates.ts';
import { type Fate, fates } from './gates.ts';
import { checkInvariants } from './invariants.ts';
import type { World } from './world.ts';

type Command = fc.AsyncCommand<object, World>;

/** A command by its words and its work; the invariants hold after each. */
function command(words: string, work: (world: World) => Promise<void> | void): Command {
  return {
    check: () => true,
    run: async (_model, world) => {
      await work(world);
      checkInvariants(world);
    },
    toString: () => words,
  };
}

const pick = <T>(items: readonly T[], at: number): T | undefined => items[at % Math.max(items.length, 1)];

/** Takes so many steps at once; the rest is for the commands that step. */
async function begin(run: Run, steps: number): Promise<void> {
  for (let step = 0; step < steps && !run.isOver; step += 1) await run.step('works');
}

/** What a browser knows: the consents that it brought back, and the states of its own flows. */
function known({ scalekit, started }: World, person: Person) {
  const back = [...scalekit.consents].filter(([, { by }]) => by === person);
  const states = [
    ...back.map(([, { state }]) => state),
    ...started.filter(({ by }) => by === person).map(({ state }) => state),
  ];
  return { back, states };
}

const person = fc.constantFrom<Person>('ada', 'eve');
const at = fc.nat({ max: 20 });
/** Mostly to the end. */
const steps = fc.oneof({ weight: 3, arbitrary: fc.constant(99) }, fc.nat({ max: 5 }));
/** Mostly what comes back with the consent, else another state that the browser knows. */
const mixed = fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, at);

const authorizes = fc
  .record({ owner: person, byService: fc.integer({ min: 0, max: 3 }), steps })
  .map(({ owner, byService, steps: count }) => {
    const by = byService === 0 ? 'service' : owner;
    return command(`${by} authorizes for ${owner} (${count})`, (world) =>
      begin(world.authorize(owner, by), count),
    );
  });

const consents = fc.record({ by: person, link: at }).map(({ by, link }) =>
  command(`${by} consents on link ${link}`, ({ scalekit, started }) => {
    // One that was got may be sent to anybody; one that nobody got is opened by nobody.
    const { url } = pick(started, link) ?? {};
    if (url !== undefined) scalekit.consent(url, by);
  }),
);

const comesBack = fc
  .record({
    who: person,
    way: fc.constantFrom('verify', 'callback'),
    consent: at,
    mixed,
    refused: fc.nat({ max: 9 }),
    confirmed: fc.boolean(),
    steps,
  })
  .map(({ who, way, consent, mixed: other, refused, confirmed, steps: count }) =>
    command(
      `${who} comes back to ${way} (${consent}, ${other}, ${refused}, ${confirmed}, ${count})`,
      async (world) => {
        const { back, states } = known(world, who);
        const [id, { state: own = undefined } = {}] = pick(back, consent) ?? [];
        const state = other === undefined ? own : pick(states, other);
        if (state === undefined) return;
        if (way === 'verify') return begin(world.verify(who, { state, authRequestId: id, confirmed }), count);
        return begin(
          world.callback(who, { state, authRequestId: refused === 0 ? undefined : (id ?? 'none') }),
          count,
        );
      },
    ),
  );

const goesOn = fc
  .record({ run: at, fate: fc.oneof(fc.constant<Fate>('works'), fc.constantFrom(...fates)), steps })
  .map(({ run, fate, steps: count }) =>
    command(`run ${run} ${fate} (${count})`, async (world) => {
      const going = pick(
        world.runs.filter(({ isOver }) => !isOver),
        run,
      );
      if (going === undefined) return;
      await going.step(fate);
      await begin(going, count);
    }),
  );

const ticks = fc
  .constantFrom(1, 5, 29, 31, 300, 601)
  .map((seconds) => command(`${seconds} s pass`, (world) => world.tick(seconds)));

/** What may happen, in any order. */
export const happenings = fc.commands(
  [authorizes, consents, consents, comesBack, comesBack, comesBack, goesOn, goesOn, goesOn, ticks],
  { maxCommands: 60, size: 'max' },
);
