import { randomUUID } from 'node:crypto';
import autocannon from 'autocannon';
import type { StackDescription } from '../../infra/local/run/stack-description.ts';
import { productAt } from '../support/stack/product-at.ts';
import type { LoadOutcome } from './judge-load.ts';

export type LoadPlan = { seconds: number; connections: number };

type Sent = { status: number; body: string };
type Context = { kind: Kind; key?: string; isRepeated?: boolean };
type Kind = 'read' | 'write' | 'replay' | 'status';

const USERS = 20;
const DELAY_MS = 50;
/** Of ten requests. */
const MIX: readonly Kind[] = [
  'read',
  'read',
  'read',
  'read',
  'read',
  'write',
  'write',
  'replay',
  'status',
  'status',
];
/** Longer than the gateway waits. */
const PATIENCE_SECONDS = 40;

/** Milliseconds, of every response. */
export type Latency = { requests: number; perSecond: number; p50: number; p99: number };

/** The writes of a load by their key, with the first response to each: status 0 where none has arrived. */
export class SentWrites {
  readonly byKey = new Map<string, Sent>();
  changedReplays = 0;
  readonly #repeatable: string[] = [];

  /** A request that gets no response may have its effect, and that twice. */
  begin(key: string): void {
    this.byKey.set(key, { status: 0, body: '' });
  }

  add(key: string, sent: Sent): void {
    this.byKey.set(key, sent);
    // Another write's outcome is no longer what was injected into it, if it is repeated.
    if (sent.status === 200) this.#repeatable.push(key);
  }

  takeRepeatable(): string | undefined {
    return this.#repeatable.pop();
  }

  compare(key: string, { status, body }: Sent): void {
    const first = this.byKey.get(key);
    // The repeat itself may run into a fault.
    if (status < 500 && (status !== 200 || first?.body !== body)) this.changedReplays += 1;
  }
}

/** Links the accounts of the load's users. @returns their authorization headers */
async function prepareUsers(stack: StackDescription): Promise<string[]> {
  const { simulator, token } = productAt(stack);
  const users = Array.from({ length: USERS }, (_, number) => `load-${number}`);
  for (const identifier of users)
    await simulator.post('accounts/status', { identifier, connection: 'gmail-local', status: 'ACTIVE' });
  await simulator.post('faults', { at: 'scalekit.executeTool', do: 'delay', ms: DELAY_MS, share: 1 });
  return Promise.all(users.map(async (sub) => `Bearer ${await token({ sub })}`));
}

/** Sends requests over so many connections for so long. */
export async function sendMixed(
  stack: StackDescription,
  { seconds, connections }: LoadPlan,
  writes: SentWrites,
): Promise<{ latency: Latency } & Pick<LoadOutcome, 'statuses' | 'unexplained'>> {
  const authorizations = await prepareUsers(stack);
  const statuses: Record<number, number> = {};
  const count = (status: number) => {
    statuses[status] = (statuses[status] ?? 0) + 1;
  };
  const owners = new Map<string, string>();
  let sent = 0;
  let unexplained = 0;
  const requests = MIX.map((kind) => ({
    setupRequest: (request: autocannon.Request, context: object) => {
      const own = context as Context;
      sent += 1;
      const repeated = kind === 'replay' ? writes.takeRepeatable() : undefined;
      const key = repeated ?? randomUUID();
      const authorization = owners.get(key) ?? authorizations[sent % authorizations.length] ?? '';
      own.kind = kind === 'replay' && repeated === undefined ? 'write' : kind;
      own.key = key;
      if (own.kind === 'write') {
        owners.set(key, authorization);
        writes.begin(key);
      }
      return { ...request, ...describe(own.kind, key, authorization) };
    },
    onResponse: (status: number, body: string, context: object) => {
      const { kind, key = '' } = context as Context;
      count(status);
      // It runs no tool, in a function that nothing kills.
      if (kind === 'status' && status >= 500) unexplained += 1;
      if (kind === 'write') writes.add(key, { status, body });
      if (kind === 'replay') writes.compare(key, { status, body });
    },
  }));
  const result = await autocannon({
    url: stack.apiUrl,
    connections,
    duration: seconds,
    timeout: PATIENCE_SECONDS,
    requests: requests as autocannon.Request[],
  });
  statuses[0] = result.errors;
  const { p50, p99 } = result.latency;
  const latency = { requests: sent, perSecond: Math.round(result.requests.average), p50, p99 };
  return { latency, statuses, unexplained };
}

function describe(kind: Kind, key: string, authorization: string): autocannon.Request {
  const headers = { authorization, 'content-type': 'application/json' };
  if (kind === 'status') return { method: 'GET', path: '/connections/gmail', headers: { authorization } };
  if (kind === 'read') {
    const body = JSON.stringify({ connection: 'gmail' });
    return { method: 'POST', path: '/actions/gmail_get_profile', headers, body };
  }
  const input = { to: 'bob@example.com', subject: key, body: 'Hello' };
  return {
    method: 'POST',
    path: '/actions/gmail_send_message',
    headers: { ...headers, 'idempotency-key': key },
    body: JSON.stringify({ connection: 'gmail', input }),
  };
}
