import type { Api } from '../../../shared/client/index.ts';

type Listed = Api['GET /connections']['response']['connections'][number];

/** One of the user's accounts: its connection, and the label of a further one. */
export type Account = Pick<Listed, 'connection' | 'account'>;

/** Names an account within this page. */
export const accountKey = ({ connection, account }: Account): string =>
  account === undefined ? connection : `${connection}?account=${account}`;

/** What selects the account in a route. */
export const accountQuery = ({ account }: Pick<Account, 'account'>): { query?: { account: string } } =>
  account === undefined ? {} : { query: { account } };

/** The account as users read it, such as `Gmail (work)`. */
export const accountTitle = (displayName: string, account: string | undefined): string =>
  account === undefined ? displayName : `${displayName} (${account})`;
