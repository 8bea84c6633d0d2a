import fc from 'fast-check';
import type { Person } from './fake-scalekit.ts';
import { checkInvariants } from './invariants.ts';
import type { Model } from './model.ts';
import type { Run } from './run.ts';
import { type Fate, fates } from './run.ts';

type Command = fc.AsyncCommand<object, Model>;

/** A command with its label and its work; checks the invariants after it. */
function command(label: string, work: (model: Model) => Promise<void> | void): Command {
  return {
    check: () => true,
    run: async (_model, model) => {
      await work(model);
      checkInvariants(model);
    },
    toString: () => label,
  };
}

const pick = <T>(items: readonly T[], at: number): T | undefined => items[at % Math.max(items.length, 1)];

/** Executes some steps of a run; later commands execute the rest. */
async function advance(run: Run, steps: number): Promise<void> {
  for (let step = 0; step < steps && !run.isOver; step += 1) await run.step('works');
}

/** The consents of a person's browser, and the states of the flows that it knows. */
function knownTo({ scalekit, started }: Model, person: Person) {
  const back = [...scalekit.consents].filter(([, { by }]) => by === person);
  const states = [
    ...back.map(([, { state }]) => state),
    ...started.filter(({ by }) => by === person).map(({ state }) => state),
  ];
  return { back, states };
}

const person = fc.constantFrom<Person>('ada', 'eve');
const at = fc.nat({ max: 20 });
/** Usually enough to finish. */
const steps = fc.oneof({ weight: 3, arbitrary: fc.constant(99) }, fc.nat({ max: 5 }));
/** Usually the state of the consent, else another state that the browser knows. */
const otherState = fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, at);

const authorizes = fc
  .record({ owner: person, byService: fc.integer({ min: 0, max: 3 }), steps })
  .map(({ owner, byService, steps: count }) => {
    const by = byService === 0 ? 'service' : owner;
    return command(`${by} authorizes for ${owner} (${count})`, (model) =>
      advance(model.authorize(owner, by), count),
    );
  });

const consents = fc.record({ by: person, link: at }).map(({ by, link }) =>
  command(`${by} consents on link ${link}`, ({ scalekit, started }) => {
    // A received link may be sent to anyone; a link that was never received is never opened.
    const { url } = pick(started, link) ?? {};
    if (url !== undefined) scalekit.consent(url, by);
  }),
);

const comesBack = fc
  .record({
    who: person,
    way: fc.constantFrom('verify', 'callback'),
    consent: at,
    otherState,
    refused: fc.nat({ max: 9 }),
    confirmed: fc.boolean(),
    steps,
  })
  .map(({ who, way, consent, otherState: other, refused, confirmed, steps: count }) =>
    command(
      `${who} comes back to ${way} (${consent}, ${other}, ${refused}, ${confirmed}, ${count})`,
      async (model) => {
        const { back, states } = knownTo(model, who);
        const [id, { state: own = undefined } = {}] = pick(back, consent) ?? [];
        const state = other === undefined ? own : pick(states, other);
        if (state === undefined) return;
        if (way === 'verify')
          return advance(model.verify(who, { state, authRequestId: id, confirmed }), count);
        return advance(
          model.callback(who, { state, authRequestId: refused === 0 ? undefined : (id ?? 'none') }),
          count,
        );
      },
    ),
  );

const continues = fc
  .record({ run: at, fate: fc.oneof(fc.constant<Fate>('works'), fc.constantFrom(...fates)), steps })
  .map(({ run, fate, steps: count }) =>
    command(`run ${run} ${fate} (${count})`, async (model) => {
      const going = pick(
        model.runs.filter(({ isOver }) => !isOver),
        run,
      );
      if (going === undefined) return;
      await going.step(fate);
      await advance(going, count);
    }),
  );

const ticks = fc
  .constantFrom(1, 5, 29, 31, 300, 601)
  .map((seconds) => command(`${seconds} s pass`, (model) => model.tick(seconds)));

/** All commands, in any order. */
export const commands = fc.commands(
  [authorizes, consents, consents, comesBack, comesBack, comesBack, continues, continues, continues, ticks],
  { maxCommands: 60, size: 'max' },
);
