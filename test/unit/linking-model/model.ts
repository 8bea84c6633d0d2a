import { cancel } from '../../../functions/callback-status/cancel.ts';
import { handleCallback, type Outcome } from '../../../functions/callback-status/handle-callback.ts';
import type { VerifyResponse } from '../../../functions/callback-status/schema.ts';
import { verify } from '../../../functions/callback-status/verify.ts';
import { authorize } from '../../../functions/connect/authorize.ts';
import { disconnect } from '../../../functions/connect/disconnect.ts';
import { type AccountRef, accountRefOf } from '../../../shared/connections/account-ref.ts';
import { accountIdentifier } from '../../../shared/scalekit/account-identifier.ts';
import type { Labels } from '../../../shared/state/accounts/labels.ts';
import { FakeScalekit, type Person } from '../../support/linking/fake-scalekit.ts';
import { fakeActs } from '../../support/state/fake-acts.ts';
import { fakeConsents } from '../../support/state/fake-consents.ts';
import { fakeDigestSettings, fakeSchedules } from '../../support/state/fake-digest-settings.ts';
import { fakeFlows } from '../../support/state/fake-flows.ts';
import { fakeLabels } from '../../support/state/fake-labels.ts';
import { fakeOffboardings, noTrails } from '../../support/state/fake-offboardings.ts';
import { gatePort } from './gate-port.ts';
import { type Finisher, type Mutation, observeFinisher } from './observe-finisher.ts';
import { type Gate, Run } from './run.ts';

const RUN_MS = 28_000;
export const issuer = 'https://issuer';
/** The labels of the users' further accounts. */
export const ACCOUNTS = ['work', 'club'] as const;

/** Every account identifier at Scalekit, with its user and label. */
export const holders = new Map(
  (['ada', 'eve'] as const).flatMap((owner) =>
    [undefined, ...ACCOUNTS].map((account) => [
      accountIdentifier({ issuer, identifier: owner }, account),
      { owner, account },
    ]),
  ),
);
const PAGE = 'https://app.example.com/callback';
const CALLBACK = 'https://api.example.com/callback';

/** A flow whose starter received its link. */
export type Started = AccountRef & {
  state: string;
  url: string;
  owner: Person;
  by: Person | 'service';
};

/** The parameters that a browser posts to verify, or brings to the API's callback. */
export type ConsentReturn = { state: string; authRequestId: string | undefined; confirmed?: boolean };

/** Two users with their browsers, a service, the use cases and their dependencies. */
export class Model {
  now = Date.parse('2026-11-22T08:00:00Z');
  readonly flows = fakeFlows();
  readonly consents = fakeConsents();
  readonly labels = fakeLabels();
  readonly scalekit = new FakeScalekit(() => this.now);
  readonly runs: Run[] = [];
  readonly started: Started[] = [];
  readonly cookies: Record<Person, Map<string, string>> = { ada: new Map(), eve: new Map() };
  readonly finishers: Finisher[] = [];
  readonly violations: string[] = [];
  reportedOthers = 0;
  /** How often a label was removed. */
  removedLabels = 0;
  readonly mutation: Mutation | undefined;
  readonly #cookieMode: boolean;

  constructor(cookieMode: boolean, mutation?: Mutation) {
    this.#cookieMode = cookieMode;
    this.mutation = mutation;
    if (mutation === 'question') forgetServices(this.flows);
  }

  authorize(owner: Person, by: Person | 'service', ref: AccountRef): Run {
    return this.run(async (gate) => {
      const user = { issuer, identifier: owner };
      const scope = { ...this.#scope(), user, service: by === 'service' ? by : undefined };
      const cookieCallbackUrl = this.#cookieMode ? CALLBACK : undefined;
      const deps = { ...this.#deps(gate), userVerifyUrl: PAGE, cookieCallbackUrl };
      const { response, browserSecret } = await authorize({ ...ref, force: true }, scope, deps);
      if (!('state' in response)) return 'active';
      this.started.push({
        state: response.state,
        url: response.authorizationUrl,
        owner,
        by,
        ...accountRefOf(ref),
      });
      if (browserSecret && by !== 'service') this.cookies[by].set(response.state, browserSecret);
      return 'started';
    });
  }

  verify(
    person: Person,
    { state, authRequestId = 'none', confirmed = false }: ConsentReturn,
  ): Run<VerifyResponse> {
    return this.run(async (gate, run) => {
      const identifier = this.mutation === 'owner' ? this.flows.held.get(state)?.identifier : person;
      const user = { issuer, identifier: identifier ?? person };
      const finisher = observeFinisher(this, run, {
        state,
        authRequestId,
        person,
        kind: 'verify',
        confirmed,
      });
      const request = { state, authRequestId, ...(confirmed && { confirmed }) };
      const deps = finisher.observe(this.#deps(gate), gate);
      const response = await verify(request, { ...this.#scope(), user }, deps);
      finisher.checkReported(response);
      return response;
    });
  }

  callback(person: Person, { state, authRequestId }: ConsentReturn): Run<Outcome> {
    return this.run(async (gate, run) => {
      const cookies = this.mutation === 'cookie' ? Object.values(this.cookies) : [this.cookies[person]];
      const browserSecret = cookies.map((jar) => jar.get(state)).find((value) => value !== undefined);
      const base = { state, authRequestId, person, confirmed: false };
      const finisher = observeFinisher(this, run, { ...base, kind: 'callback' });
      const deps = finisher.observe(this.#deps(gate), gate);
      const request = { state, authRequestId, browserSecret };
      const { outcome, ...reported } = await handleCallback(request, this.#scope(), deps);
      if (outcome === 'linked') finisher.checkReported(reported);
      if (outcome !== 'unconfirmed') this.cookies[person].delete(state);
      return outcome;
    });
  }

  cancel(person: Person, state: string): Run {
    return this.run(async (gate) => {
      await cancel(state, { ...this.#scope(), user: { issuer, identifier: person } }, this.#deps(gate));
      return 'cancelled';
    });
  }

  disconnect(person: Person, ref: AccountRef): Run {
    return this.run(async (gate) => {
      const scope = { ...this.#scope(), user: { issuer, identifier: person } };
      await disconnect(ref, scope, { ...this.#deps(gate), schedules: fakeSchedules(), acts: fakeActs() });
      return 'disconnected';
    });
  }

  /** Lets time pass. A run at the function's time limit ends. */
  tick(seconds: number): void {
    this.now += seconds * 1_000;
    for (const run of this.runs) if (this.now - run.startedAt >= RUN_MS) run.die();
  }

  run<Result>(work: (gate: Gate, run: Run<Result>) => Promise<Result>): Run<Result> {
    const run: Run<Result> = new Run(this.now, async (gate) => {
      // `run` must be assigned before the work uses it.
      await undefined;
      return work(gate, run);
    });
    this.runs.push(run);
    return run;
  }

  #scope() {
    return { requestId: `run-${this.runs.length}`, deadline: this.now + 25_000 };
  }

  #deps(gate: Gate) {
    const { remove } = this.labels;
    const labels: Labels = {
      ...this.labels,
      // As if nobody had added the label again meanwhile.
      ...(this.mutation === 'label kept' && { keep: async () => undefined }),
      remove: async (user, account, additions) => {
        const before = await this.labels.list(user);
        await remove(user, account, additions);
        if ((await this.labels.list(user)).length < before.length) this.removedLabels += 1;
      },
    };
    return {
      flows: gatePort(this.flows, gate),
      consents: gatePort(this.consents, gate),
      scalekit: {
        accounts: gatePort(this.scalekit.accountCalls, gate),
        links: gatePort(this.scalekit.links, gate),
      },
      labels: gatePort(labels, gate),
      trails: noTrails,
      offboardings: fakeOffboardings(),
      settings: fakeDigestSettings(),
      log: { warn: () => undefined },
      now: () => this.now,
    };
  }
}

function forgetServices(flows: ReturnType<typeof fakeFlows>): void {
  const { findOpen } = flows;
  flows.findOpen = async (...given) => ({ ...(await findOpen(...given)), mustConfirm: false });
}
