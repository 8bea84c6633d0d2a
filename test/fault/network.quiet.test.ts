import { randomUUID } from 'node:crypto';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { linkGmail, signedIn, simulator } from '../support/stack/product.ts';
import { control, healStack } from '../support/stack/stack-control.ts';

const draft = { connection: 'gmail', input: { to: 'bob@example.com', subject: 'Hi', body: 'there' } };
const user = 'fault-network';
let ada: Awaited<ReturnType<typeof signedIn>>;

beforeAll(async () => {
  await linkGmail(user);
  ada = await signedIn(user);
});
afterEach(healStack);

const network = (change: Record<string, unknown>) => control<{ changed: number }>('POST', 'network', change);
const read = () => ada('POST /actions/gmail_get_profile', { connection: 'gmail' });

async function write() {
  const { entries } = await simulator.get(`ledger?identifier=${user}`);
  const headers = { 'idempotency-key': randomUUID() };
  const { status } = await ada('POST /actions/gmail_create_draft', draft, headers);
  const after = await simulator.get(`ledger?identifier=${user}`);
  return { status, effects: after.entries.length - entries.length };
}

describe('the network between the functions and Scalekit (T13, T14, T15)', () => {
  it('lists its connections', async () => {
    expect((await read()).status).toBe(200);
    const { connections } = await control<{ connections: { bytes: { requests: number } }[] }>(
      'GET',
      'network',
    );
    expect(connections.some(({ bytes }) => bytes.requests > 0)).toBe(true);
  });

  it.each(['reset', 'close'])('fails no read when a %s cuts its idle connections', async (how) => {
    await read();
    await network({ do: how, on: 'open' });
    expect((await read()).status).toBe(200);
  });

  it.each(['reset', 'close'])(
    'lets a write be sent once, or its outcome be unknown, when a %s cuts its connections',
    async (how) => {
      await write();
      await network({ do: how, on: 'open' });
      const { status, effects } = await write();
      expect([200, 503, 504]).toContain(status);
      expect(effects).toBe(status === 200 ? 1 : 0);
    },
  );

  it('costs one timeout, not one per call, when it swallows all traffic', { timeout: 60_000 }, async () => {
    await read();
    expect((await network({ do: 'blackhole', on: 'open' })).changed).toBeGreaterThan(0);
    await read();
    const started = performance.now();
    expect((await read()).status).toBe(200);
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it('fails no call when it delays all traffic', async () => {
    await read();
    await network({ do: 'delay', ms: 150 });
    const started = performance.now();
    expect((await read()).status).toBe(200);
    expect(performance.now() - started).toBeGreaterThan(290);
    await network({ do: 'pass' });
    const healed = performance.now();
    expect((await read()).status).toBe(200);
    expect(performance.now() - healed).toBeLessThan(290);
  });

  it('refuses unknown changes', async () => {
    await expect(network({ do: 'explode' })).rejects.toThrow('do: ');
    await expect(network({ do: 'delay' })).rejects.toThrow('delay needs ms');
  });
});
