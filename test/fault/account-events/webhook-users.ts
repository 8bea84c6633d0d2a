import { expect } from 'vitest';
import { putSettings } from '../../support/digest/digest-control.ts';
import { signedIn, simulator } from '../../support/stack/product.ts';
import { accountEvent, deleteAccount, setStatus, type WebhookEvent } from '../../support/stack/webhooks.ts';

type Status = 'ACTIVE' | 'EXPIRED' | 'PENDING_AUTH' | 'PENDING_VERIFICATION' | 'NOT_CONNECTED';

/** A webhook, and how the account and the digest are when it comes. */
export type Scenario = {
  what: string;
  type: string;
  /** The account at Scalekit. */
  status: Status;
  /** Whether the digest is paused for the account before. */
  isPaused?: boolean;
  /** Whether the event is of an account that another one has replaced. */
  isReplaced?: boolean;
  data?: Record<string, string>;
  publishes: boolean;
};

/** Every type of webhook, with each effect that it can have. */
export const scenarios: Scenario[] = [
  { what: 'created, ACTIVE', type: 'created', status: 'ACTIVE', isPaused: true, publishes: true },
  { what: 'updated, EXPIRED', type: 'updated', status: 'EXPIRED', publishes: false },
  { what: 'status_updated to EXPIRED', type: 'status_updated', status: 'EXPIRED', publishes: true },
  {
    what: 'status_updated to ACTIVE',
    type: 'status_updated',
    status: 'ACTIVE',
    isPaused: true,
    data: { status: 'ACTIVE', old_status: 'EXPIRED' },
    publishes: true,
  },
  { what: 'deleted', type: 'deleted', status: 'NOT_CONNECTED', publishes: true },
  { what: 'deleted, replaced', type: 'deleted', status: 'ACTIVE', isReplaced: true, publishes: false },
  { what: 'magic_link_generated', type: 'magic_link_generated', status: 'PENDING_AUTH', publishes: false },
  {
    what: 'oauth_tokens_fetched',
    type: 'oauth_tokens_fetched',
    status: 'PENDING_VERIFICATION',
    publishes: false,
  },
  { what: 'oauth_succeeded', type: 'oauth_succeeded', status: 'ACTIVE', isPaused: true, publishes: false },
  { what: 'token_refresh_succeeded', type: 'token_refresh_succeeded', status: 'ACTIVE', publishes: false },
  { what: 'token_refresh_failed', type: 'token_refresh_failed', status: 'EXPIRED', publishes: false },
];

type Browser = Awaited<ReturnType<typeof signedIn>>;
export type WebhookUser = {
  identifier: string;
  account: { id: string; identifier: string };
  browser: Browser;
  event: WebhookEvent;
};

let users = 0;
const browsers: Browser[] = [];

/** A user in the state of the scenario, and its event. */
export async function prepareUser(
  { type, status, isPaused, isReplaced, data = {} }: Scenario,
  pause: (user: Pick<WebhookUser, 'identifier' | 'account'>) => Promise<unknown>,
): Promise<WebhookUser> {
  users += 1;
  const identifier = `webhook-user-${users}`;
  const account = await setStatus(identifier, 'ACTIVE');
  const browser = await signedIn(identifier);
  browsers.push(browser);
  await putSettings(browser);
  if (isPaused) {
    await setStatus(identifier, 'EXPIRED');
    await pause({ identifier, account });
    expect((await browser('GET /digest')).json.paused.reason).toBe('account');
  }
  await showStatus(account, status);
  const named = isReplaced ? { ...account, id: `${account.id}0` } : account;
  return { identifier, account, browser, event: accountEvent(named, type, data) };
}

/** Gives the account that status at Scalekit. */
export async function showStatus(account: WebhookUser['account'], status: Status): Promise<void> {
  if (status === 'NOT_CONNECTED') await deleteAccount(account.id);
  else await setStatus(account.identifier, status);
}

/** The digest as it must be by the account's status at Scalekit: paused or not, or ended. */
export async function expectTruth({ browser, identifier }: WebhookUser): Promise<void> {
  const { accounts } = (await simulator.get(`accounts?identifier=${identifier}`)) as unknown as {
    accounts: { status: Status }[];
  };
  const status = accounts[0]?.status ?? 'NOT_CONNECTED';
  const digest = await browser('GET /digest');
  if (status === 'NOT_CONNECTED') {
    expect(digest.status).toBe(404);
    return;
  }
  const hasEnded = ['EXPIRED', 'DISCONNECTED'].includes(status);
  expect([digest.status, digest.json.paused?.reason]).toEqual([200, hasEnded ? 'account' : undefined]);
  expect(digest.json.nextRun === undefined).toBe(hasEnded);
}

export async function removeDigests(): Promise<void> {
  for (const browser of browsers) await browser('DELETE /digest');
}
