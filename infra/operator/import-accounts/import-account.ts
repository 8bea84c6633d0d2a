import type { RestResult, ScalekitRest } from '../scalekit/rest-client.ts';
import { type AccountKey, findAccount } from './find-account.ts';
import { ATTEMPTS, type Pace } from './pace.ts';
import type { AccountRow } from './parse-account.ts';

/** What became of one account. `planned`: a dry run would make it. */
export type Outcome =
  | { kind: 'created' | 'updated' | 'exists' | 'planned' }
  | { kind: 'refused'; reason: string }
  /** `isUnconfirmed`: Scalekit did not respond as it does, so that the account may exist. */
  | { kind: 'failed'; reason: string; isUnconfirmed?: true };

export type ImportOptions = {
  isDryRun: boolean;
  /** Whether an account that is not ACTIVE receives the tokens. */
  updateInactive: boolean;
};

type Work = ImportOptions & { rest: ScalekitRest; pace: Pace };

/** What an attempt may have done whose response was lost. */
type Sent = 'created' | 'updated';

const ACCOUNTS = '/api/v1/connected_accounts';
const UNCONFIRMED = `Scalekit did not confirm it in ${ATTEMPTS} attempts: run the command again`;

/**
 * Imports one account, at most once: Scalekit keeps one account per connection and identifier, and each attempt looks
 * for it first, so a request whose response was lost is not repeated after it had its effect.
 */
export async function importAccount(work: Work, key: AccountKey, row: AccountRow): Promise<Outcome> {
  let sent: Sent | undefined;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    await work.pace.whenAllowed();
    const found = await findAccount(work.rest, key);
    if ('failed' in found) return { kind: 'failed', reason: found.failed };
    if ('result' in found) {
      await work.pace.afterResult(found.result, attempt);
      continue;
    }
    const status = found.account?.status;
    if (status === 'ACTIVE') return { kind: sent ?? 'exists' };
    if (status !== undefined && !work.updateInactive) return refuseInactive(status);
    if (work.isDryRun) return { kind: 'planned' };
    await work.pace.whenAllowed();
    const done = status === undefined ? 'created' : 'updated';
    const result = await write(work, key, row, status === undefined ? 'POST' : 'PUT');
    const outcome = judge(result, done);
    if (outcome) return outcome;
    if (result.status !== 409 && result.status !== 429) sent ??= done;
    await work.pace.afterResult(result, attempt);
  }
  return { kind: 'failed', reason: UNCONFIRMED, isUnconfirmed: true };
}

function write(
  { rest }: Work,
  key: AccountKey,
  row: AccountRow,
  method: 'POST' | 'PUT',
): Promise<RestResult> {
  const { accessToken, refreshToken, scopes } = row;
  const oauth_token = {
    access_token: accessToken,
    ...(refreshToken !== undefined && { refresh_token: refreshToken }),
    ...(scopes !== undefined && { scopes }),
  };
  return rest.call(method, ACCOUNTS, {
    ...key,
    connected_account: { authorization_details: { oauth_token } },
  });
}

/** The outcome of a write; undefined when it must be looked up or tried again. */
function judge(result: RestResult, done: Sent): Outcome | undefined {
  if (result.status === 200 || result.status === 201) {
    const status = readStatus(result.body);
    if (status === undefined || status === 'ACTIVE') return { kind: done };
    return { kind: 'failed', reason: `Scalekit has the account now, but as ${status}: link it again` };
  }
  // 409: someone else made the account meanwhile, or an earlier attempt did.
  const isUndecided = result.status === 'none' || result.status === 409 || result.status === 429;
  if (isUndecided || Number(result.status) >= 500) return undefined;
  // Scalekit's own text is not printed: it can quote the request, tokens included.
  return { kind: 'failed', reason: `Scalekit refused it with ${result.status}` };
}

function refuseInactive(status: string): Outcome {
  return {
    kind: 'refused',
    reason: `the account exists as ${status}: the user links it again, or --update-inactive gives it these tokens`,
  };
}

function readStatus(body: unknown): string | undefined {
  const account: unknown =
    typeof body === 'object' && body !== null && Reflect.get(body, 'connected_account');
  const status: unknown = typeof account === 'object' && account !== null && Reflect.get(account, 'status');
  return typeof status === 'string' ? status : undefined;
}
