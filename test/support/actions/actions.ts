import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { type ApiResponse, link, signedIn, simulator } from '../stack/product.ts';

export const mail = { to: 'bob@example.com', subject: 'Hi', body: 'there' };

export type Actor = Awaited<ReturnType<typeof actor>>;

/** The connections whose actions the simulator serves at an API of that name, not as tools. */
const APIS = ['linear', 'freshdesk'];

/** A user with an ACTIVE account on a connection who runs its tools, with the simulator's records of the user. */
async function actor(identifier: string, connection = 'gmail') {
  await link(identifier, connection);
  const operation = APIS.includes(connection) ? connection : 'executeTool';
  const call = await signedIn(identifier);
  const run = (tool: string, input = {}, key?: string) =>
    call(`POST /actions/${tool}`, { connection, input }, key === undefined ? {} : { 'idempotency-key': key });
  return {
    identifier,
    /** The simulator's name of the call that runs a tool. */
    operation,
    run,
    /** Sends a mail; the same key means the same write. */
    write: (key: string = randomUUID(), input = mail) => run('gmail_send_message', input, key),
    read: () => run('gmail_get_profile'),
    execution: (key: string) => call(`GET /executions/${key}`),
    /** The kinds of the effects at the provider, in order. */
    effects: async () => {
      const { entries } = await simulator.get(`ledger?identifier=${identifier}`);
      return entries.map(({ kind }) => kind).filter((kind) => !/^(account|consent)-/.test(kind));
    },
    /** The outcomes of the calls that reached the simulator and ran a tool. */
    attempts: async () => {
      const { entries } = await simulator.get(`rpcs?identifier=${identifier}`);
      return entries.filter(({ method }) => method === operation).map(({ outcome }) => outcome);
    },
  };
}

let actors = 0;
/** A new user. The prefix is the test file's own. */
export function newActor(prefix: string, connection?: string): Promise<Actor> {
  actors += 1;
  return actor(`${prefix}-${actors}`, connection);
}

/** Arms a fault at Scalekit for the next tool that this user runs. */
export const armToolFault = ({ identifier, operation }: Actor, fault: object) =>
  simulator.post('faults', { at: `scalekit.${operation}`, identifier, ...fault });

/** A response in a few words; an error that is not a problem of the product fails the test. */
export function verdict({ status, headers, json, text }: ApiResponse): string {
  const replayed = headers['idempotent-replayed'] === 'true' ? ' replayed' : '';
  if (status < 400) return `${status}${replayed}`;
  const type = headers['content-type'];
  expect({ type, status: json?.status, text }).toEqual({ type: 'application/problem+json', status, text });
  return `${status} ${json.code}${replayed}`;
}

/** The number of effects at the provider, and of the attempts. */
export async function countSends({
  effects,
  attempts,
}: Actor): Promise<{ effects: number; attempts: number }> {
  return { effects: (await effects()).length, attempts: (await attempts()).length };
}

/** Expects that the key is free: it has no record, and the same write is sent once. */
export async function expectFree(ada: Actor, key: string, write = () => ada.write(key)): Promise<void> {
  expect(verdict(await ada.execution(key))).toBe('404 not-found');
  const before = await countSends(ada);
  expect(verdict(await write())).toBe('200');
  expect(verdict(await write())).toBe('200 replayed');
  expect(await countSends(ada)).toEqual({ effects: before.effects + 1, attempts: before.attempts + 1 });
}

/** Expects that the outcome stays unknown: a repeat returns `outcome-unknown` and sends nothing. */
export async function expectUnknown(ada: Actor, key: string, write = () => ada.write(key)): Promise<void> {
  const before = await countSends(ada);
  for (let repeat = 0; repeat < 2; repeat += 1) {
    expect(verdict(await write())).toBe('504 outcome-unknown replayed');
    const { status, json } = await ada.execution(key);
    expect([status, json.status, json.code]).toEqual([200, 'UNKNOWN', 'outcome-unknown']);
  }
  expect(await countSends(ada)).toEqual(before);
}

/** Expects that the write is in progress: a repeat must wait, and sends nothing. */
export async function expectRunning(ada: Actor, key: string, write = () => ada.write(key)): Promise<void> {
  const before = await countSends(ada);
  const response = await write();
  expect(verdict(response)).toBe('409 request-in-progress');
  expect(response.headers['retry-after']).toBe(String(response.json.retryAfter));
  expect(response.json.retryAfter).toBeGreaterThanOrEqual(1);
  expect(response.json.retryAfter).toBeLessThanOrEqual(60);
  const { json } = await ada.execution(key);
  expect([json.status, json.code]).toEqual(['IN_PROGRESS', undefined]);
  expect(await countSends(ada)).toEqual(before);
}
