import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { authorizeResponse } from '../../../functions/connect/schema.ts';
import { controlSimulator } from '../../../infra/local/bench/simulator.ts';
import type { StackDescription } from '../../../infra/local/run/stack-description.ts';
import type { Counts, Meter } from './meter.ts';

/** The name of a measured operation. */
export type OperationName = (typeof OPERATIONS)[number]['name'];

type Client = {
  stack: StackDescription;
  identifier: string;
  /** Returns the text of the response. `route`: method and path. @throws Error for a status that is no success */
  call: (route: string, body?: unknown, key?: string) => Promise<string>;
};

type Operation = {
  name: string;
  runs: number;
  /** Runs that are not counted: a digest reads the slots before its own. */
  before?: number;
  /** Returns the bytes of its responses. */
  run: (client: Client) => Promise<number>;
};

const input = { to: 'bob@example.com', subject: 'Lunch on Friday?', body: 'Shall we say 12:30?' };
const digest = { time: '07:30', timeZone: 'Europe/Berlin' };
const replayed = randomUUID();
let slot = Date.UTC(2026, 0, 1);

export const OPERATIONS = [
  { name: 'status of one connection', runs: 10, run: calling('GET /connections/gmail') },
  { name: 'status of all connections', runs: 10, run: calling('GET /connections') },
  { name: 'list of tools', runs: 5, run: calling('GET /tools') },
  { name: 'read', runs: 10, run: calling('POST /actions/gmail_get_profile', { connection: 'gmail' }) },
  { name: 'write', runs: 10, run: (client) => createDraft(client, randomUUID()) },
  { name: 'write, replayed', runs: 10, before: 1, run: (client) => createDraft(client, replayed) },
  { name: 'link', runs: 5, run: link },
  { name: 'digest: deleted and set up', runs: 5, run: setUpDigest },
  { name: 'digest: settings changed', runs: 10, run: calling('PUT /digest', digest) },
  { name: 'digest: one run', runs: 10, before: 5, run: makeDigest },
  { name: 'digest: latest', runs: 10, run: calling('GET /digest/latest') },
] as const satisfies readonly Operation[];

/** Counts every operation, each for the same user. */
export async function countOperations(
  stack: StackDescription,
  meter: Meter,
  identifier: string,
): Promise<Record<OperationName, Counts>> {
  const client = { stack, identifier, call: await signIn(stack, identifier) };
  await controlSimulator(stack, identifier).activate();
  const counted: [OperationName, Counts][] = [];
  for (const { name, runs, run, ...operation } of OPERATIONS) {
    // The first one starts the function, which connects to Scalekit and reads the secret.
    const before = 'before' in operation ? operation.before : 1;
    for (let done = 0; done < before; done += 1) await run(client);
    counted.push([name, await meter.count(stack, identifier, runs, () => run(client))]);
  }
  return Object.fromEntries(counted) as Record<OperationName, Counts>;
}

function calling(route: string, body?: unknown) {
  return async ({ call }: Client) => Buffer.byteLength(await call(route, body));
}

async function createDraft({ call }: Client, key: string): Promise<number> {
  const body = { connection: 'gmail', input };
  return Buffer.byteLength(await call('POST /actions/gmail_create_draft', body, key));
}

/** Ends the user's account and links it again, by the user's own browser. */
async function link({ stack, call }: Client): Promise<number> {
  await call('DELETE /connections/gmail');
  const started = await call('POST /connections/gmail/authorize');
  const flow = authorizeResponse.parse(JSON.parse(started));
  if (flow.status === 'ACTIVE') throw new Error('The account is still linked.');
  const consent = await fetch(`${stack.simulatorUrl}/_simulator/consents`, {
    method: 'POST',
    body: JSON.stringify({ link: flow.authorizationUrl, decision: 'approve' }),
  });
  const { redirectTo } = z.object({ redirectTo: z.url() }).parse(await consent.json());
  const authRequestId = new URL(redirectTo).searchParams.get('auth_request_id');
  const verified = await call('POST /connections/verify', { authRequestId, state: flow.state });
  return Buffer.byteLength(started) + Buffer.byteLength(verified);
}

async function setUpDigest({ call }: Client): Promise<number> {
  await call('DELETE /digest');
  return Buffer.byteLength(await call('PUT /digest', digest));
}

/** Each run has its own slot. */
async function makeDigest({ stack, identifier }: Client): Promise<number> {
  slot += 86_400_000;
  const event = { issuer: stack.issuerUrl, identifier, scheduledTime: new Date(slot).toISOString() };
  const url = `${stack.awsUrl}/2015-03-31/functions/mail-digest/invocations`;
  const text = await (await fetch(url, { method: 'POST', body: JSON.stringify(event) })).text();
  if (!text.includes('"DELIVERED"')) throw new Error(`The digest was not delivered: ${text}`);
  return 0;
}

export async function signIn(stack: StackDescription, sub: string): Promise<Client['call']> {
  const token = await fetch(`${stack.issuerUrl}/tokens`, {
    method: 'POST',
    body: new URLSearchParams({ sub }),
  });
  const authorization = `Bearer ${await token.text()}`;
  return async (route, body, key) => {
    const [method = 'GET', path = '/'] = route.split(' ');
    const headers = {
      authorization,
      'content-type': 'application/json',
      ...(key !== undefined && { 'idempotency-key': key }),
    };
    const response = await fetch(new URL(path, stack.apiUrl), {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${route} returned ${response.status}: ${text}`);
    return text;
  };
}
