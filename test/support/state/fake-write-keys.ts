import { IDEMPOTENCY_TTL_SECONDS } from '../../../shared/config/limits.ts';
import type { OwnWrite, WriteKeys } from '../../../shared/state/executions/write-keys.ts';

/** In-memory keys with the table's conditions (test/contract/state/write-keys.test.ts); expired items are deleted immediately. */
export function fakeWriteKeys(now: () => number): WriteKeys {
  const held = new Map<string, { key: string; usedAt: number }>();
  let made = 0;
  const hold = (at: string, known?: string): string => {
    if (known === undefined) made += 1;
    const key = known ?? `mcp.key-${String(made).padStart(12, '0')}`;
    held.set(at, { key, usedAt: now() });
    return key;
  };
  const find = (at: string) => {
    const item = held.get(at);
    return item !== undefined && now() < item.usedAt + 2 * IDEMPOTENCY_TTL_SECONDS * 1_000
      ? item.key
      : undefined;
  };
  return {
    find: async (write) => hold(heldUnder(write), find(heldUnder(write))),
    async replace(write, used) {
      const key = held.get(heldUnder(write))?.key;
      return key === used || key === undefined ? hold(heldUnder(write)) : key;
    },
  };
}

function heldUnder({ user, service, requestHash }: OwnWrite): string {
  return JSON.stringify([user.issuer, user.identifier, service, requestHash]);
}
