import fc from 'fast-check';
import { type AccountRef, accountRefOf } from '../../../shared/connections/account-ref.ts';
import { accountIdentifier } from '../../../shared/scalekit/account-identifier.ts';
import { connections, type Person } from '../../support/linking/fake-scalekit.ts';
import { checkInvariants } from './invariants.ts';
import { ACCOUNTS, issuer, type Model } from './model.ts';
import type { Run } from './run.ts';
import { type Fate, fates } from './run.ts';

type Command = fc.AsyncCommand<object, Model>;

/** A command with its label and its work; checks the invariants after it. */
function command(label: string, work: (model: Model) => Promise<void> | void): Command {
  return {
    check: () => true,
    run: async (_model, model) => {
      await work(model);
      await checkInvariants(model);
    },
    toString: () => label,
  };
}

const nameOf = ({ connection: name, account }: AccountRef) => [name, account].filter(Boolean).join('?');

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

const connection = fc.constantFrom(...connections);
/** A connection with or without a label. */
const ref = fc
  .record({ connection, account: fc.constantFrom(undefined, undefined, ...ACCOUNTS) })
  .map(accountRefOf);
const person = fc.constantFrom<Person>('ada', 'eve');
const at = fc.nat({ max: 20 });
/** Usually enough to finish. */
const steps = fc.oneof({ weight: 3, arbitrary: fc.constant(99) }, fc.nat({ max: 5 }));
/** Often the state of the consent, else another state that the browser knows. */
const otherState = fc.oneof({ weight: 2, arbitrary: fc.constant(undefined) }, at);

const authorizes = fc
  .record({ owner: person, byService: fc.integer({ min: 0, max: 3 }), ref, steps })
  .map(({ owner, byService, ref: account, steps: count }) => {
    const by = byService === 0 ? 'service' : owner;
    return command(`${by} authorizes ${nameOf(account)} for ${owner} (${count})`, (model) =>
      advance(model.authorize(owner, by, account), count),
    );
  });

/** A further account on a connection, of an organization; Scalekit's other clients create such accounts. */
const gives = fc
  .record({ owner: person, ref, status: fc.constantFrom('ACTIVE', 'PENDING_VERIFICATION') })
  .map(({ owner, ref: { connection: name, account }, status }) =>
    command(
      `${owner} has another ${nameOf({ connection: name, account })} account, ${status}`,
      async ({ scalekit, labels }) => {
        const user = { issuer, identifier: owner };
        if (account !== undefined) await labels.add(user, account);
        scalekit.give(accountIdentifier(user, account), name, status);
      },
    ),
  );

const disconnects = fc
  .record({ owner: person, ref, steps })
  .map(({ owner, ref: account, steps: count }) =>
    command(`${owner} disconnects ${nameOf(account)} (${count})`, (model) =>
      advance(model.disconnect(owner, account), count),
    ),
  );

const cancels = fc.record({ who: person, flow: at, steps }).map(({ who, flow, steps: count }) =>
  command(`${who} cancels flow ${flow} (${count})`, async (model) => {
    const state = pick(knownTo(model, who).states, flow);
    if (state !== undefined) await advance(model.cancel(who, state), count);
  }),
);

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

/** Often of one label, as a mix-up across labels ends in a refusal. */
const refs: AccountRef[] = [
  ...connections.map((name) => ({ connection: name })),
  ...connections.map((name) => ({ connection: name, account: ACCOUNTS[0] })),
];

/** Two approved flows of one user to different accounts, whose consents come back with each other's state. */
const mixesUp = fc
  .record({
    owner: person,
    pair: fc.shuffledSubarray(refs, { minLength: 2, maxLength: 2 }),
    first: steps,
    second: steps,
    both: fc.boolean(),
  })
  .map(({ owner, pair, first, second, both }) =>
    command(`${owner} mixes up ${pair.map(nameOf)} (${first}, ${both ? second : 'one'})`, async (model) => {
      const backs = [];
      for (const name of pair) {
        const before = model.started.length;
        await advance(model.authorize(owner, owner, name), 99);
        const [flow] = model.started.slice(before);
        if (flow) backs.push({ state: flow.state, authRequestId: model.scalekit.consent(flow.url, owner) });
      }
      const [one, other] = backs;
      if (one === undefined || other === undefined) return;
      await advance(model.verify(owner, { ...one, state: other.state }), first);
      if (both) await advance(model.verify(owner, { ...other, state: one.state }), second);
    }),
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
  [
    ...[authorizes, authorizes, consents, consents, comesBack, comesBack, comesBack],
    ...[mixesUp, continues, continues, continues, ticks, gives, disconnects, cancels],
  ],
  { maxCommands: 60, size: 'max' },
);
