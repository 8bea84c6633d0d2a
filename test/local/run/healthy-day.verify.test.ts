import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LocalStack } from '../../../infra/local/run/stack-description.ts';
import { startLocalStack } from '../../../infra/local/stack.ts';
import { message } from '../../support/mcp/messages.ts';
import { productAt } from '../../support/stack/product-at.ts';

type Product = ReturnType<typeof productAt>;
type Alarm = { logicalId: string; history: { to: string; at: string }[] };
type Notification = { at: string; to: string; outcome: string; subscribers: string[] };
type FunctionState = { asynchronousPending: number; waiting: number };

const USERS = ['ada', 'grace', 'edsger'];
const OPERATOR = 'operator@example.com';
const STEPS = 24 * 6;

let stack: LocalStack;
let product: Product;

beforeAll(async () => {
  stack = await startLocalStack({ webhooks: true, parameters: { alarms: { email: OPERATOR } } });
  product = productAt(stack);
});
afterAll(() => stack.close());

async function control<Body>(method: string, path: string, body?: object): Promise<Body> {
  const response = await fetch(`${stack.awsUrl}/_local/${path}`, {
    method,
    ...(body && { body: JSON.stringify(body) }),
  });
  return (await response.json()) as Body;
}

/** Waits until Lambda has finished every event: what runs during a move of the clock would seem to last as long. */
async function settle(): Promise<void> {
  for (;;) {
    const functions = await control<FunctionState[]>('GET', 'functions');
    if (functions.every(({ asynchronousPending, waiting }) => asynchronousPending + waiting === 0)) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function link(sub: string) {
  const user = await product.signedIn(sub);
  const { json: flow } = await user('POST /connections/gmail/authorize');
  const { redirectTo } = await product.simulator.post('consents', {
    link: flow.authorizationUrl,
    decision: 'approve',
  });
  const authRequestId = new URL(redirectTo).searchParams.get('auth_request_id');
  const { json } = await user('POST /connections/verify', { authRequestId, state: flow.state });
  expect(json.status).toBe('ACTIVE');
  expect((await user('PUT /digest', { time: '07:30', timeZone: 'Europe/Berlin' })).status).toBe(200);
  return user;
}

/** What users and an agent do within ten minutes; one request has a mistake. */
async function use(users: Awaited<ReturnType<typeof link>>[], step: number): Promise<void> {
  const user = users[step % users.length] ?? users[0];
  if (!user) return;
  await user('GET /connections');
  await user('POST /actions/gmail_get_profile', { connection: 'gmail' });
  await user('GET /digest');
  await product.send('GET /console');
  const call = message('modern', 'tools/call', { name: 'gmail_get_profile', arguments: {} });
  await user('POST /mcp', call.body, call.headers);
  if (step % 5 === 0) await user('POST /actions/gmail_get_profile', { connection: 'unknown' });
}

const setStatus = (status: string) =>
  product.simulator.post('accounts/status', { identifier: 'grace', connection: 'gmail-local', status });

describe('a healthy day', () => {
  it('with requests, digests, webhooks, agents and reconcile fires no alarm', async () => {
    const midnight = new Date(Math.ceil(Date.now() / 86_400_000) * 86_400_000 + 1_000).toISOString();
    await control('POST', 'clock', { now: midnight, freeze: true });
    const users = await Promise.all(USERS.map(link));
    await settle();
    await control('DELETE', 'alarms');
    for (let step = 0; step < STEPS; step += 1) {
      await use(users, step);
      if (step === 70) await setStatus('EXPIRED');
      if (step === 80) await setStatus('ACTIVE');
      await settle();
      await control('POST', 'clock', { advanceSeconds: 600 });
      await settle();
    }
    await control('POST', 'clock', { advanceSeconds: 60 });
    const { alarms, notifications } = await control<{ alarms: Alarm[]; notifications: Notification[] }>(
      'GET',
      'alarms',
    );
    const fired = alarms.filter(({ history }) => history.some(({ to }) => to === 'ALARM'));
    // A new stack waits for the first run of its jobs: docs/runbook/digests.md.
    const waiting = [/^AlarmsReconcileStopped/, /^AlarmsSealingStopped/];
    expect(fired.map(({ logicalId }) => logicalId).toSorted()).toEqual(
      waiting.map((pattern) => expect.stringMatching(pattern)),
    );
    for (const { history } of fired) expect(history.map(({ to }) => to)).toEqual(['ALARM', 'OK']);
    expect(new Set(notifications.map(({ outcome, subscribers }) => `${outcome} ${subscribers}`))).toEqual(
      new Set([`published email:${OPERATOR}`]),
    );
    for (const user of users) expect((await user('GET /digest')).json.lastOutcome.status).toBe('DELIVERED');
  }, 120_000);
});
