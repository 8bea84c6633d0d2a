import type { FlowDeps } from '../../../functions/callback-status/finish-flow.ts';
import { handleCallback, type Outcome } from '../../../functions/callback-status/handle-callback.ts';
import { verify } from '../../../functions/callback-status/verify.ts';
import { authorize } from '../../../functions/connect/authorize.ts';
import { fakeFlows } from '../../support/state/fake-flows.ts';
import { fakeScalekit, type Person } from './fake-scalekit.ts';
import { type Gate, Run } from './run.ts';

const RUN_MS = 28_000;
const issuer = 'https://issuer';
const PAGE = 'https://app.example.com/callback';
const CALLBACK = 'https://api.example.com/callback';

/** A guard that is removed; the model must then fail. */
export type Mutation = 'owner' | 'lease' | 'cookie';

/** A flow whose starter received its link. */
export type Started = { state: string; url: string; owner: Person; by: Person | 'service' };

/** A person who finishes a flow, by their token or by their browser's cookies. */
type Finisher = { state: string; person: Person; kind: 'verify' | 'callback' };

/** The parameters that a browser posts to verify, or brings to the API's callback. */
export type ConsentReturn = { state: string; authRequestId: string | undefined; confirmed?: boolean };

/** Two users with their browsers, a service, the use cases and their dependencies. */
export class Model {
  now = Date.parse('2026-11-22T08:00:00Z');
  readonly flows = fakeFlows();
  readonly scalekit = fakeScalekit(() => this.now);
  readonly runs: Run[] = [];
  readonly started: Started[] = [];
  readonly cookies: Record<Person, Map<string, string>> = { ada: new Map(), eve: new Map() };
  readonly verifying: { run: Run; state: string }[] = [];
  readonly finishers: (Finisher & { identifier: string })[] = [];
  readonly violations: string[] = [];
  readonly #cookieMode: boolean;
  readonly #mutation: Mutation | undefined;

  constructor(cookieMode: boolean, mutation?: Mutation) {
    this.#cookieMode = cookieMode;
    this.#mutation = mutation;
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
      if (browserSecret && by !== 'service') this.cookies[by].set(response.state, browserSecret);
      return 'started';
    });
  }

  verify(person: Person, { state, authRequestId = 'none', confirmed }: ConsentReturn) {
    return this.#run((gate, run) => {
      const identifier = this.#mutation === 'owner' ? this.flows.held.get(state)?.identifier : person;
      const user = { issuer, identifier: identifier ?? person };
      const request = { state, authRequestId, ...(confirmed && { confirmed }) };
      return verify(
        request,
        { ...this.#scope(), user },
        this.#finisherDeps(gate, run, { state, person, kind: 'verify' }),
      );
    });
  }

  callback(person: Person, { state, authRequestId }: ConsentReturn): Run<Outcome> {
    return this.#run(async (gate, run) => {
      const cookies = this.#mutation === 'cookie' ? Object.values(this.cookies) : [this.cookies[person]];
      const browserSecret = cookies.map((jar) => jar.get(state)).find((value) => value !== undefined);
      const deps = this.#finisherDeps(gate, run, { state, person, kind: 'callback' });
      const { outcome } = await handleCallback({ state, authRequestId, browserSecret }, this.#scope(), deps);
      this.cookies[person].delete(state);
      return outcome;
    });
  }

  /** Lets time pass. A run at the function's time limit ends. */
  tick(seconds: number): void {
    this.now += seconds * 1_000;
    for (const run of this.runs) if (this.now - run.startedAt >= RUN_MS) run.die();
  }

  #scope() {
    return { requestId: `run-${this.runs.length}`, deadline: this.now + 25_000 };
  }

  #run<Result>(work: (gate: Gate, run: Run<Result>) => Promise<Result>): Run<Result> {
    const run: Run<Result> = new Run(this.now, async (gate) => {
      // `run` must be assigned before the work uses it.
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
      this.#mutation === 'lease' ? async (state) => flows.held.get(state) : flows.lease;
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

  /** The dependencies of a run that finishes a flow; its calls of Scalekit are observed. */
  #finisherDeps(gate: Gate, run: Run, finisher: Finisher): FlowDeps {
    const { flows, scalekit } = this.#gated(gate);
    const { links } = this.scalekit.scalekit;
    const observedVerify: typeof links.verify = async (authRequestId, scope) => {
      const { state } = finisher;
      if (this.verifying.some((each) => each.run !== run && each.state === state && !each.run.isOver)) {
        this.violations.push('two runs verify one flow concurrently');
      }
      this.verifying.push({ run, state });
      const verdict = await links.verify(authRequestId, scope);
      // Only the flow's record counts: it cannot show an activation whose run died before recording it.
      if (verdict === 'verified' && this.flows.held.get(state)?.status === 'CONSUMED') {
        this.violations.push('a flow finished twice');
      }
      if (verdict === 'verified') this.finishers.push({ ...finisher, identifier: scope.user.identifier });
      return verdict;
    };
    return {
      flows,
      digests: { lift: async () => undefined },
      scalekit: {
        ...scalekit,
        links: { ...scalekit.links, verify: (...given) => gate(() => observedVerify(...given)) },
      },
      log: { warn: () => undefined },
      now: () => this.now,
    };
  }
}
