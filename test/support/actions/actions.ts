import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { type Answer, link, signedIn, simulator } from '../stack/product.ts';

export const mail = { to: 'bob@example.com', subject: 'Hi', body: 'there' };

export type Actor = Awaited<ReturnType<typeof actor>>;

/** A user with an ACTIVE account on a connection who runs its tools, and what the simulator has seen of it. */
async function actor(identifier: string, connection = 'gmail') {
  await link(identifier, connection);
  const call = await signedIn(identifier);
  const run = (tool: string, input = {}, key?: string) =>
    call(`POST /actions/${tool}`, { connection, input }, key === undefined ? {} : { 'idempotency-key': key });
  return {
    identifier,
    run,
    /** Sends a mail; under one key that is one and the same write. */
    write: (key: string = randomUUID(), input = mail) => run('gmail_send_message', input, key),
    read: () => run('gmail_get_profile'),
    execution: (key: string) => call(`GET /executions/${key}`),
    /** The kinds of the side effects at the provider, in their order. */
    effects: async () => {
      const { entries } = await simulator.get(`ledger?identifier=${identifier}`);
      return entries.map(({ kind }) => kind).filter((kind) => !/^(account|consent)-/.test(kind));
    },
    /** How each executeTool ended that reached the simulator. */
    attempts: async () => {
      const { entries } = await simulator.get(`rpcs?identifier=${identifier}`);
      return entries.filter(({ method }) => method === 'executeTool').map(({ outcome }) => outcome);
    },
  };
}

let actors = 0;
/** A user that nobody has met. The prefix is the test file's own. */
export function newActor(prefix: string, connection?: string): Promise<Actor> {
  actors += 1;
  return actor(`${prefix}-${actors}`, connection);
}

/** Arms a fault at Scalekit for the next tool that this user runs. */
export const armToolFault = ({ identifier }: Actor, fault: object) =>
  simulator.post('faults', { at: 'scalekit.executeTool', identifier, ...fault });

/** An answer in a few words; an error that is no problem of the product fails the test. */
export function verdict({ status, headers, json, text }: Answer): string {
  const replayed = headers['idempotent-replayed'] === 'true' ? ' replayed' : '';
  if (status < 400) return `${status}${replayed}`;
  const type = headers['content-type'];
  expect({ type, status: json?.status, text }).toEqual({ type: 'application/problem+json', status, text });
  return `${status} ${json.code}${replayed}`;
}

/** What the user has at the provider, and what it took. */
export async function books({ effects, attempts }: Actor): Promise<{ effects: number; attempts: number }> {
  return { effects: (await effects()).length, attempts: (await attempts()).length };
}

/** The key is as good as new: nothing is known of it, and the same write is sent, once. */
export async function expectFree(ada: Actor, key: string, write = () => ada.write(key)): Promise<void> {
  expect(verdict(await ada.execution(key))).toBe('404 not-found');
  const before = await books(ada);
  expect(verdict(await write())).toBe('200');
  expect(verdict(await write())).toBe('200 replayed');
  expect(await books(ada)).toEqual({ effects: before.effects + 1, attempts: before.attempts + 1 });
}

/** The write is of unknown outcome for good: whoever repeats it is told so, and nothing is sent. */
export async function expectUnknown(ada: Actor, key: string, write = () => ada.write(key)): Promise<void> {
  const before = await books(ada);
  for (let repeat = 0; repeat < 2; repeat += 1) {
    expect(verdict(await write())).toBe('504 outcome-unknown replayed');
    const { status, json } = await ada.execution(key);
    expect([status, json.status, json.code]).toEqual([200, 'UNKNOWN', 'outcome-unknown']);
  }
  expect(await books(ada)).toEqual(before);
}

/** Somebody sends the write, or died doing so: whoever repeats it is to wait, and nothing is sent. */
export async function expectRunning(ada: Actor, key: string, write = () => ada.write(key)): Promise<void> {
  const before = await books(ada);
  const answer = await write();
  expect(verdict(answer)).toBe('409 request-in-progress');
  expect(answer.headers['retry-after']).toBe(String(answer.json.retryAfter));
  expect(answer.json.retryAfter).toBeGreaterThanOrEqual(1);
  expect(answer.json.retryAfter).toBeLessThanOrEqual(60);
  const { json } = await ada.execution(key);
  expect([json.status, json.code]).toEqual(['IN_PROGRESS', undefined]);
  expect(await books(ada)).toEqual(before);
}
