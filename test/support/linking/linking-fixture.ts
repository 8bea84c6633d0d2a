import type { FlowDeps } from '../../../functions/callback-status/finish-flow.ts';
import type { AccountRef } from '../../../shared/connections/account-ref.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { User } from '../../../shared/state/user-key.ts';
import { requestScope } from '../request-scope.ts';
import { fakeConsents } from '../state/fake-consents.ts';
import { fakeFlows } from '../state/fake-flows.ts';
import { FakeScalekit } from './fake-scalekit.ts';

export const ada = { issuer: 'https://issuer', identifier: 'ada' };
export const eve = { ...ada, identifier: 'eve' };

type Start = { connection?: string; service?: string; cookieHash?: string; ofConsole?: true; user?: User };

/** The use cases' dependencies in memory, at a whole second, and the steps of a link. */
export function linkingFixture() {
  let now = Date.parse('2026-11-22T08:00:00Z');
  const scalekit = new FakeScalekit(() => now);
  const flows = fakeFlows();
  const consents = fakeConsents();
  const logged: unknown[][] = [];
  const lifted: unknown[] = [];
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
    digests: {
      lift: async ({ issuer, identifier }: User, { connection }: AccountRef) => {
        lifted.push({ issuer, identifier, connection });
      },
    },
    log: { warn: (...entry: unknown[]) => void logged.push(entry) },
    now: () => now,
  } satisfies FlowDeps;

  const scopeOf = (user: User = ada) => {
    count += 1;
    return requestScope({ user, requestId: `request-${count}`, deadline: now + 25_000 });
  };
  /** Starts a flow of ten minutes. Returns its state. */
  async function start({ connection = 'gmail', user = ada, ...more }: Start = {}): Promise<string> {
    count += 1;
    // As long as the API's own.
    const state = `state-${count}-of-${user.identifier}`.padEnd(43, '_');
    await flows.start(state, { ...user, connection, ...more, expiresAt: Math.floor(now / 1_000) + 600 }, now);
    const { url } = await scalekit.links.create({ connection, state, userVerifyUrl: '' }, scopeOf(user));
    urls.set(state, url);
    return state;
  }
  /** Consents on the flow's link. Returns what the browser brings back. */
  function consent(state: string, by: 'ada' | 'eve' = 'ada') {
    const authRequestId = scalekit.consent(urls.get(state) ?? '', by);
    if (authRequestId === undefined) throw new Error(`The link of ${state} is used.`);
    return { state, authRequestId };
  }
  return {
    ...{ deps, scalekit, flows, consents, logged, lifted, verified, faults },
    ...{ scopeOf, start, consent },
    startAndConsent: async (of?: Start) => consent(await start(of)),
    /** The last reason that was logged. */
    reason: () => logged.at(-1)?.[1],
    statusOf: (connection: string) => scalekit.of('ada', connection)[0]?.status,
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
  };
}
