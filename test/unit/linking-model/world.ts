import type { FlowDeps } from '../../../functions/callback-status/finish-flow.ts';
import { handleCallback, type Outcome } from '../../../functions/callback-status/handle-callback.ts';
import { verify } from '../../../functions/callback-status/verify.ts';
import { authorize } from '../../../functions/connect/authorize.ts';
import { fakeFlows } from '../../support/state/fake-flows.ts';
import { fakeScalekit, type Person } from './fake-scalekit.ts';
import { type Gate, Run } from './gates.ts';

const RUN_MS = 28_000;
const issuer = 'https://issuer';
const PAGE = 'https://app.example.com/callback';
const CALLBACK = 'https://api.example.com/callback';

/** A guard that is taken away, to see the test fail. */
export type Planted = 'owner' | 'lease' | 'cookie';

/** A flow whose link the one who started it got. */
export type Started = { state: string; url: string; owner: Person; by: Person | 'service' };

/** Who finishes what: the person's token, or the person's browser with its cookies. */
type Finisher = { state: string; person: Person; kind: 'verify' | 'callback' };

/** What a browser posts, or brings to the API's callback. */
export type Brought = { state: string; authRequestId: string | undefined; confirmed?: boolean };

/** Two users with their browsers, a service, the use cases, and what they call. */
export class World {
  now = Date.parse('2026-11-22T08:00:00Z');
  readonly flows = fakeFlows();
  readonly scalekit = fakeScalekit(() => this.now);
  readonly runs: Run[] = [];
  readonly started: Started[] = [];
  readonly jars: Record<Person, Map<string, string>> = { ada: new Map(), eve: new Map() };
  readonly asking: { run: Run; state: string }[] = [];
  readonly finishers: (Finisher & { identifier: string })[] = [];
  readonly violations: string[] = [];
  readonly #cookieMode: boolean;
  readonly #planted: Planted | undefined;

  constructor(cookieMode: boolean, planted?: Planted) {
    this.#cookieMode = cookieMode;
    this.#planted = planted;
  }

  authorize(owner: Person, by: Person | 'service'): Run {
    return this.#run(async (gate) => {
      const { flows, scalekit } = this.#gated(gate);
      const user = { issuer, identifier: owner };
      const scope = { ...this.#scope(), user, service: by === 'service' ? by : undefined };
      const cookieCallbackUrl = this.#cookieMode ? CALLBACK : undefined;
      const deps = { flows, scalekit, userVerifyUrl: PAGE, cookieCallbackUrl, now: () => this.now };
      const request = { connection: 'gmail', force: true };
      const { response, browserSecret } = await authorize(request, scope, deps);
      if (!('state' in response)) return 'active';
      this.started.push({ state: response.state, url: response.authorizationUrl, owner, by });
      if (browserSecret && by !== 'service') this.jars[by].set(response.state, browserSecret);
      return 'started';
    });
  }

  verify(person: Person, { state, authRequestId = 'none', confirmed }: Brought) {
    return this.#run((gate, run) => {
      const identifier = this.#planted === 'owner' ? this.flows.held.get(state)?.identifier : person;
      const user = { issuer, identifier: identifier ?? person };
      const request = { state, authRequestId, ...(confirmed && { confirmed }) };
      return verify(
        request,
        { ...this.#scope(), user },
        this.#finishing(gate, run, { state, person, kind: 'verify' }),
      );
    });
  }

  callback(person: Person, { state, authRequestId }: Brought): Run<Outcome> {
    return this.#run(async (gate, run) => {
      const jars = this.#planted === 'cookie' ? Object.values(this.jars) : [this.jars[person]];
      const browserSecret = jars.map((jar) => jar.get(state)).find((value) => value !== undefined);
      const deps = this.#finishing(gate, run, { state, person, kind: 'callback' });
      const { outcome } = await handleCallback({ state, authRequestId, browserSecret }, this.#scope(), deps);
      this.jars[person].delete(state);
      return outcome;
    });
  }

  /** Time passes; what has run as long as a function may is ended. */
  tick(seconds: number): void {
    this.now += seconds * 1_000;
    for (const run of this.runs) if (this.now - run.startedAt >= RUN_MS) run.die();
  }

  #scope() {
    return { requestId: `run-${this.runs.length}`, deadline: this.now + 25_000 };
  }

  #run<Answer>(work: (gate: Gate, run: Run<Answer>) => Promise<Answer>): Run<Answer> {
    const run: Run<Answer> = new Run(this.now, async (gate) => {
      // Not before it is there to be named.
      await undefined;
      return work(gate, run);
    });
    this.runs.push(run);
    return run;
  }

  #gated(gate: Gate) {
    const { accounts, links } = this.scalekit.scalekit;
    const { flows } = this;
    const lease: typeof flows.lease =
      this.#planted === 'lease' ? async (state) => flows.held.get(state) : flows.lease;
    return {
      flows: {
        start: (...given: Parameters<typeof flows.start>) => gate(() => flows.start(...given)),
        find: (...given: Parameters<typeof flows.find>) => gate(() => flows.find(...given)),
        lease: (...given: Parameters<typeof flows.lease>) => gate(() => lease(...given)),
        settle: (...given: Parameters<typeof flows.settle>) => gate(() => flows.settle(...given)),
        revokeConsent: (...given: Parameters<typeof flows.revokeConsent>) =>
          gate(() => flows.revokeConsent(...given)),
        isRevokedConsent: (...given: Parameters<typeof flows.isRevokedConsent>) =>
          gate(() => flows.isRevokedConsent(...given)),
      },
      scalekit: {
        accounts: {
          list: (...given: Parameters<typeof accounts.list>) => gate(() => accounts.list(...given)),
          find: (...given: Parameters<typeof accounts.find>) => gate(() => accounts.find(...given)),
          create: (...given: Parameters<typeof accounts.create>) => gate(() => accounts.create(...given)),
          remove: (...given: Parameters<typeof accounts.remove>) => gate(() => accounts.remove(...given)),
        },
        links: {
          create: (...given: Parameters<typeof links.create>) => gate(() => links.create(...given)),
          verify: (...given: Parameters<typeof links.verify>) => gate(() => links.verify(...given)),
        },
      },
    };
  }

  /** What a run that finishes a flow calls, watched where Scalekit is asked. */
  #finishing(gate: Gate, run: Run, finisher: Finisher): FlowDeps {
    const { flows, scalekit } = this.#gated(gate);
    const { links } = this.scalekit.scalekit;
    const watched: typeof links.verify = async (authRequestId, scope) => {
      const { state } = finisher;
      if (this.asking.some((each) => each.run !== run && each.state === state && !each.run.isOver)) {
        this.violations.push('two runs ask for one flow at once');
      }
      this.asking.push({ run, state });
      const answer = await links.verify(authRequestId, scope);
      // Finished is what the flow's record says: of an activation whose run died before, it cannot know.
      if (answer === 'verified' && this.flows.held.get(state)?.status === 'CONSUMED') {
        this.violations.push('a flow finished twice');
      }
      if (answer === 'verified') this.finishers.push({ ...finisher, identifier: scope.user.identifier });
      return answer;
    };
    return {
      flows,
      digests: { lift: async () => undefined },
      scalekit: {
        ...scalekit,
        links: { ...scalekit.links, verify: (...given) => gate(() => watched(...given)) },
      },
      log: { warn: () => undefined },
      now: () => this.now,
    };
  }
}
