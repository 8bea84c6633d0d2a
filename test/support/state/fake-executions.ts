import { IDEMPOTENCY_TTL_SECONDS, WRITE_LEASE_SECONDS } from '../../../shared/config/limits.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { ExecutionKey } from '../../../shared/state/executions/execution-updates.ts';
import type { Execution, Executions } from '../../../shared/state/executions/executions.ts';

/** A record as stored in the table. `expiresAt`: epoch seconds. */
export type HeldExecution = Execution & { expiresAt: number };

/**
 * In-memory at-most-once records with the table's conditions (test/contract/state/executions-fake.test.ts).
 * `down` makes a step fail once; `lost` has the keys whose records a restore has lost.
 */
export function fakeExecutions(now: () => number) {
  const held = new Map<string, HeldExecution>();
  const down = new Set<keyof Executions>();
  const lost = new Set<string>();
  const step = (name: keyof Executions) => {
    if (down.delete(name)) throw new AppError('upstream-unavailable');
  };
  const seconds = () => Math.floor(now() / 1_000);
  const ownedBy = (key: ExecutionKey, owner: string, status: Execution['status']) => {
    const record = held.get(heldUnder(key));
    return record?.status === status && record.owner === owner ? record : undefined;
  };
  const executions: Executions = {
    async claim(key, write, owner) {
      step('claim');
      const record = held.get(heldUnder(key));
      const isFree = record === undefined || record.expiresAt < seconds();
      if (!isFree && ownedBy(key, owner, 'IN_PROGRESS') === undefined) return false;
      const leaseUntil = seconds() + WRITE_LEASE_SECONDS;
      const expiresAt = seconds() + IDEMPOTENCY_TTL_SECONDS;
      held.set(heldUnder(key), {
        ...write,
        ...{ status: 'IN_PROGRESS', owner, startedAt: now(), leaseUntil, expiresAt },
      });
      return true;
    },
    async find(key) {
      const record = held.get(heldUnder(key));
      return record === undefined || record.expiresAt < seconds() ? undefined : record;
    },
    isOfGap: (key) => lost.has(key),
    async finish(key, owner, response) {
      step('finish');
      const done = ownedBy(key, owner, 'DONE');
      const record = done?.answer === response ? done : ownedBy(key, owner, 'IN_PROGRESS');
      if (record === undefined) throw new AppError('upstream-unavailable');
      held.set(heldUnder(key), { ...record, status: 'DONE', answer: response });
    },
    async giveUp(key, owner) {
      step('giveUp');
      const record = ownedBy(key, owner, 'IN_PROGRESS');
      if (record !== undefined) held.set(heldUnder(key), { ...record, status: 'UNKNOWN' });
    },
    async release(key, owner) {
      step('release');
      if (ownedBy(key, owner, 'IN_PROGRESS') !== undefined) held.delete(heldUnder(key));
    },
    async recordReplay(key) {
      step('recordReplay');
      const record = held.get(heldUnder(key));
      if (record === undefined || record.status === 'IN_PROGRESS') return;
      held.set(heldUnder(key), { ...record, replayed: true });
    },
  };
  return { executions, held, down, lost };
}

/** The name under which a key's record is held. */
export function heldUnder({ user, service, key }: ExecutionKey): string {
  return JSON.stringify([user.issuer, user.identifier, service, key]);
}
