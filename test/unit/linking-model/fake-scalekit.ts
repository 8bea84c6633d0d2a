import type { AccountStatus, Scalekit } from '../../../shared/scalekit/scalekit.ts';

/** A user with a browser. */
export type Person = 'ada' | 'eve';

type Account = { status: AccountStatus; updatedAt?: number };
type Link = { identifier: string; state: string; userVerifyUrl: string; isUsed: boolean };
export type Consent = {
  identifier: string;
  state: string;
  userVerifyUrl: string;
  /** The owner of the mailbox, whose browser brings the consent back. */
  by: Person;
};

/** The part of Scalekit that linking uses, in memory; it records which consent activated which account. */
export function fakeScalekit(now: () => number) {
  const accounts = new Map<string, Account>();
  const links = new Map<string, Link>();
  const consents = new Map<string, Consent>();
  const consumed = new Set<string>();
  const activated: { consent: Consent; identifier: string }[] = [];
  let count = 0;
  const newId = (kind: string) => {
    count += 1;
    return `${kind}-${count}`;
  };
  const scalekit: Pick<Scalekit, 'accounts' | 'links'> = {
    accounts: {
      list: async () => [],
      find: async (connection, { user: { identifier } }) => ({
        connection,
        ...(accounts.get(identifier) ?? { status: 'NOT_CONNECTED' }),
      }),
      create: async (_connection, { user: { identifier } }) => {
        if (!accounts.has(identifier)) accounts.set(identifier, { status: 'PENDING_AUTH' });
      },
      remove: async (_connection, { user: { identifier } }) => accounts.delete(identifier),
    },
    links: {
      create: async ({ state, userVerifyUrl }, { user: { identifier } }) => {
        const url = newId('link');
        links.set(url, { identifier, state, userVerifyUrl, isUsed: false });
        return { url };
      },
      verify: async (authRequestId, { user: { identifier } }) => {
        const consent = consents.get(authRequestId);
        if (consent === undefined || consumed.has(authRequestId)) return 'not-found';
        if (consent.identifier !== identifier) return 'mismatch';
        consumed.add(authRequestId);
        accounts.set(identifier, { status: 'ACTIVE', updatedAt: now() });
        activated.push({ consent, identifier });
        return 'verified';
      },
    },
  };
  /** A person consents on a link, once. Returns the request id that their browser brings back. */
  function consent(url: string, by: Person): string | undefined {
    const link = links.get(url);
    if (link === undefined || link.isUsed) return undefined;
    link.isUsed = true;
    const { identifier, state, userVerifyUrl } = link;
    accounts.set(identifier, { status: 'PENDING_VERIFICATION', updatedAt: now() });
    const id = newId('request');
    consents.set(id, { identifier, state, userVerifyUrl, by });
    return id;
  }
  return { scalekit, accounts, links, consents, consumed, activated, consent };
}
