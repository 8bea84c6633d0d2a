import { describe, expect, it } from 'vitest';
import { IDEMPOTENCY_TTL_SECONDS } from '../../../shared/config/limits.ts';
import { idempotencyKey } from '../../../shared/http/idempotency-key.ts';
import { type WriteKeys, writeKeysIn } from '../../../shared/state/executions/write-keys.ts';
import { recordInputs, useTable } from '../../support/state/dynalite-table.ts';
import { fakeWriteKeys } from '../../support/state/fake-write-keys.ts';

const start = Date.parse('2026-11-22T08:00:00Z');
const ada = { issuer: 'https://issuer', identifier: 'ada' };
const table = useTable();

const adapters: [name: string, keys: (now: () => number) => WriteKeys][] = [
  ['the table', (now) => writeKeysIn(table(), now)],
  ['the fake', fakeWriteKeys],
];

/** A clock on which no two looks see the same time. */
function ticking(): () => number {
  let now = start;
  return () => {
    now += 1;
    return now;
  };
}

describe.each(adapters)('the keys of writes in %s', (adapter, keysAt) => {
  const at = (requestHash: string) => ({ user: ada, requestHash: `${adapter} ${requestHash}` });

  it('give fifty concurrent equal writes one key, which a client may send', async () => {
    const keys = keysAt(ticking());
    const found = await Promise.all(Array.from({ length: 50 }, () => keys.find(at('race'))));
    const [key, ...others] = new Set(found);
    expect(others).toEqual([]);
    expect(idempotencyKey.parse(key)).toBe(key);
  });

  it('stay until they are replaced, by one of fifty concurrent callers', async () => {
    const keys = keysAt(ticking());
    const used = await keys.find(at('replaced'));
    expect(await keys.find(at('replaced'))).toBe(used);
    const later = await Promise.all(Array.from({ length: 50 }, () => keys.replace(at('replaced'), used)));
    const [key, ...others] = new Set(later);
    expect(others).toEqual([]);
    expect(key).not.toBe(used);
    expect(await keys.find(at('replaced'))).toBe(key);
  });

  it('keep users, services and writes apart', async () => {
    const keys = keysAt(() => start);
    const writes = [
      at('apart'),
      at('other'),
      { ...at('apart'), service: 'crm-sync' },
      { ...at('apart'), user: { ...ada, identifier: 'eve' } },
    ];
    const found = await Promise.all(writes.map((write) => keys.find(write)));
    expect(new Set(found).size).toBe(writes.length);
  });
});

describe('an item of such a key', () => {
  it('is kept from each use for twice as long as the record of the key', async () => {
    const clock = { now: start };
    const keys = writeKeysIn(table(), () => clock.now);
    const { inputs, stop } = recordInputs(table());
    await keys.find({ user: ada, requestHash: 'kept' });
    clock.now += 60_000;
    await keys.find({ user: ada, requestHash: 'kept' });
    stop();
    const [{ Key }] = inputs as [{ Key: Record<string, unknown> }];
    const { Item } = await table().get({ Key });
    expect(Item?.expiresAt).toBe(clock.now / 1_000 + 2 * IDEMPOTENCY_TTL_SECONDS);
  });
});
