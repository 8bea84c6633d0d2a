import { z } from 'zod';
import type { RestResult, ScalekitRest } from '../scalekit/rest-client.ts';

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
export async function findAccount(rest: ScalekitRest, { connector, identifier }: AccountKey): Promise<Found> {
  let pageToken = '';
  const accounts: { status: string }[] = [];
  do {
    const query = new URLSearchParams({
      identifier,
      connection_names: connector,
      page_size: String(PAGE_SIZE),
    });
    if (pageToken !== '') query.set('page_token', pageToken);
    const result = await rest.call('GET', `/api/v1/connected_accounts?${query}`);
    if (result.status !== 200) {
      const isPassing = result.status === 'none' || result.status === 429 || result.status >= 500;
      return isPassing
        ? { result }
        : { failed: `Scalekit refused to list the account with ${result.status}` };
    }
    const parsed = page.safeParse(result.body);
    // A page of a proxy, for example: it says nothing about the account.
    if (!parsed.success) return { result: { status: 'none' } };
    const { connected_accounts: listed = [], next_page_token: next = '' } = parsed.data;
    accounts.push(...listed.filter((each) => each.identifier === identifier && each.connector === connector));
    pageToken = next;
  } while (pageToken !== '');
  return { account: accounts.find(({ status }) => status === 'ACTIVE') ?? accounts[0] };
}
