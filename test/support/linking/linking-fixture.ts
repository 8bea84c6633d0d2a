import type { FlowDeps } from '../../../functions/callback-status/finish-flow.ts';
import type { AccountRef } from '../../../shared/connections/account-ref.ts';
import type { Choice } from '../../../shared/digest/settings/settings.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { DigestOwner, User } from '../../../shared/state/user-key.ts';
import { choice } from '../digest/digest-fakes.ts';
import { requestScope } from '../request-scope.ts';
import { fakeConsents } from '../state/fake-consents.ts';
import { fakeDigestSettings } from '../state/fake-digest-settings.ts';
import { fakeFlows } from '../state/fake-flows.ts';
import { fakeLabels } from '../state/fake-labels.ts';
import { fakeOffboardings, noTrails } from '../state/fake-offboardings.ts';
import { FakeScalekit } from './fake-scalekit.ts';

export const ada = { issuer: 'https://issuer', identifier: 'ada' };
export const eve = { ...ada, identifier: 'eve' };

type Start = {
  connection?: string;
  account?: string;
  service?: string;
  cookieHash?: string;
  ofConsole?: true;
  user?: User;
};

/** The use cases' dependencies in memory, at a whole second, and the steps of a link. */
export function linkingFixture() {
  let now = Date.parse('2026-11-22T08:00:00Z');
  const scalekit = new FakeScalekit(() => now);
  const flows = fakeFlows();
  const consents = fakeConsents();
  const logged: unknown[][] = [];
  const settings = fakeDigestSettings(() => now);
  const verified: string[] = [];
  /** The fate of the next calls; a failure is before or after the call's effect. */
  const faults: { verify: ('before' | 'after')[]; listAll: ('works' | 'fails')[] } = {
    verify: [],
    listAll: [],
  };
  const urls = new Map<string, string>();
  let count = 0;
  const deps = {
    flows,
    consents,
    scalekit: {
      accounts: {
        ...scalekit.accountCalls,
        listAll: async (...given: Parameters<typeof scalekit.accountCalls.listAll>) => {
          if (faults.listAll.shift() === 'fails') throw new AppError('upstream-unavailable');
          return scalekit.accountCalls.listAll(...given);
        },
      },
      links: {
        ...scalekit.links,
        verify: async (...given: Parameters<typeof scalekit.links.verify>) => {
          const [{ authRequestId }, { user }] = given;
          verified.push(`${authRequestId} for ${user.identifier}`);
          const fault = faults.verify.shift();
          if (fault === 'before') throw new AppError('upstream-unavailable');
          const verdict = await scalekit.links.verify(...given);
          if (fault === 'after') throw new AppError('deadline-exceeded');
          return verdict;
        },
      },
    },
    labels: fakeLabels(),
    trails: noTrails,
    offboardings: fakeOffboardings(),
    settings,
    log: { warn: (...entry: unknown[]) => void logged.push(entry) },
    now: () => now,
  } satisfies FlowDeps;

  const scopeOf = (user: User = ada) => {
    count += 1;
    return requestScope({ user, requestId: `request-${count}`, deadline: now + 25_000 });
  };
  /** Starts a flow of ten minutes. Returns its state. */
  async function start({ connection = 'gmail', account, user = ada, ...more }: Start = {}): Promise<string> {
    count += 1;
    // As long as the API's own.
    const state = `state-${count}-of-${user.identifier}`.padEnd(43, '_');
    const expiresAt = Math.floor(now / 1_000) + 600;
    await flows.start(state, { ...user, connection, account, ...more, expiresAt }, now);
    const link = { connection, account, state, userVerifyUrl: '' };
    const { url } = await scalekit.links.create(link, scopeOf(user));
    urls.set(state, url);
    return state;
  }
  /** Consents on the flow's link. Returns what the browser brings back. */
  function consent(state: string, by: 'ada' | 'eve' = 'ada') {
    const authRequestId = scalekit.consent(urls.get(state) ?? '', by);
    if (authRequestId === undefined) throw new Error(`The link of ${state} is used.`);
    return { state, authRequestId };
  }
  /** Gives the owner a digest that waits for the account. */
  async function pauseDigest(owner: DigestOwner, ref: AccountRef, over: Partial<Choice> = {}) {
    const paused = { reason: 'account' as const, since: now, ...ref };
    await settings.put(owner, { choice: { ...choice, ...over }, revision: 'r', paused, at: now });
  }
  return {
    ...{ deps, scalekit, flows, consents, logged, verified, faults },
    ...{ scopeOf, start, consent, pauseDigest },
    startAndConsent: async (of?: Start) => consent(await start(of)),
    isPaused: async (owner: DigestOwner) => (await settings.find(owner))?.paused !== undefined,
    /** The last reason that was logged. */
    reason: () => logged.at(-1)?.[1],
    statusOf: (connection: string) => scalekit.of('ada', connection)[0]?.status,
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
  };
}
