import { describe, expect, it } from 'vitest';
import { createConnectionNames } from '../../../shared/scalekit/connection-names.ts';
import { createConnections } from '../../../shared/scalekit/connections/connections.ts';
import type { Rpcs } from '../../../shared/scalekit/rpc/rpcs.ts';

const scope = { deadline: Number.POSITIVE_INFINITY };

/** Scalekit's connections, one per page. */
function fixture(...listed: { id: string; keyId: string }[]) {
  const clock = { now: 0 };
  const calls = { count: 0 };
  const rpcs = {
    connections: { listAppConnections: undefined },
    async call(_rpc: unknown, { pageToken }: { pageToken: string }) {
      calls.count += 1;
      const at = Number(pageToken || '0');
      return {
        connections: listed.slice(at, at + 1),
        nextPageToken: at + 1 < listed.length ? String(at + 1) : '',
      };
    },
  };
  const names = createConnectionNames({ gmail: 'gmail-prod', slack: 'slack-prod' });
  const { resolve } = createConnections(rpcs as unknown as Rpcs, names, () => clock.now);
  return { listed, clock, calls, resolve: (id: string, name?: string) => resolve({ id, name }, scope) };
}

const GMAIL = { id: 'conn_1', keyId: 'gmail-prod' };
const SLACK = { id: 'conn_2', keyId: 'slack-prod' };
const OTHER = { id: 'conn_3', keyId: 'other' };

describe('a connection that an event names', () => {
  it('by its name needs no call', async () => {
    const { resolve, calls } = fixture();
    expect([await resolve('conn_1', 'gmail-prod'), await resolve('conn_1', 'other')]).toEqual([
      'gmail',
      undefined,
    ]);
    expect(calls.count).toBe(0);
  });

  it('by its id is looked up once, on every page', async () => {
    const { resolve, calls } = fixture(OTHER, GMAIL, SLACK);
    expect(await resolve('conn_2')).toBe('slack');
    expect([await resolve('conn_1'), await resolve('conn_3')]).toEqual(['gmail', undefined]);
    expect(calls.count).toBe(3);
  });

  it('by an unknown id is looked up again after a minute, as it may be new', async () => {
    const { resolve, calls, clock, listed } = fixture(GMAIL);
    for (let time = 0; time < 3; time += 1) expect(await resolve('conn_2')).toBeUndefined();
    expect(calls.count).toBe(1);
    listed.push(SLACK);
    clock.now = 59_999;
    expect(await resolve('conn_2')).toBeUndefined();
    clock.now = 60_000;
    expect(await resolve('conn_2')).toBe('slack');
    expect(calls.count).toBe(3);
  });
});
