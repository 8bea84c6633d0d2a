import { z } from 'zod';
import { isPassing, type RestResult, type ScalekitRest } from '../scalekit/rest-client.ts';

/** Who owns an account in Scalekit. */
export type AccountKey = { connector: string; identifier: string };

/** The account or that there is none; a failure that no repetition mends; or a result after which to try again. */
type Found = { account: { status: string } | undefined } | { failed: string } | { result: RestResult };

const PAGE_SIZE = 99;

const page = z.looseObject({
  connected_accounts: z
    .array(z.looseObject({ identifier: z.string(), connector: z.string(), status: z.string() }))
    .optional(),
  next_page_token: z.string().optional(),
});

/** Looks for the account by connection and identifier; of several, the ACTIVE one counts. No token is read. */
export async function findAccount(rest: ScalekitRest, key: AccountKey): Promise<Found> {
  const found = await listAccounts(rest, key);
  if (!('accounts' in found)) return found;
  return { account: found.accounts.find(({ status }) => status === 'ACTIVE') ?? found.accounts[0] };
}

/** Whether the identifier may have an account, on any connection: it has one, or Scalekit does not list them. */
export async function mayHaveAccount(rest: ScalekitRest, identifier: string): Promise<boolean> {
  const found = await listAccounts(rest, { identifier });
  return !('accounts' in found) || found.accounts.length > 0;
}

async function listAccounts(
  rest: ScalekitRest,
  { connector, identifier }: Partial<AccountKey> & Pick<AccountKey, 'identifier'>,
): Promise<{ accounts: { status: string }[] } | Exclude<Found, { account: unknown }>> {
  let pageToken = '';
  const accounts: { status: string }[] = [];
  do {
    const query = new URLSearchParams({ identifier, page_size: String(PAGE_SIZE) });
    if (connector !== undefined) query.set('connection_names', connector);
    if (pageToken !== '') query.set('page_token', pageToken);
    const result = await rest.call('GET', `/api/v1/connected_accounts?${query}`);
    if (result.status !== 200) {
      return isPassing(result)
        ? { result }
        : { failed: `Scalekit refused to list the account with ${result.status}` };
    }
    const parsed = page.safeParse(result.body);
    // A page of a proxy, for example: it says nothing about the account.
    if (!parsed.success) return { result: { status: 'none' } };
    const { connected_accounts: listed = [], next_page_token: next = '' } = parsed.data;
    const isOf = (each: AccountKey) =>
      each.identifier === identifier && (connector === undefined || each.connector === connector);
    accounts.push(...listed.filter(isOf));
    pageToken = next;
  } while (pageToken !== '');
  return { accounts };
}
