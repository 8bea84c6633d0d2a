import type { Execution, ExecutionKey, Executions } from '../../shared/state/executions.ts';

type Held = Execution & { owner: string };

/** At-most-once records in memory, with the table's own conditions. `down` makes a step fail once. */
export function fakeExecutions(now: () => number) {
  const held = new Map<string, Held>();
  const down = new Set<keyof Executions>();
  const id = ({ user, service, key }: ExecutionKey) =>
    JSON.stringify([user.issuer, user.identifier, service, key]);
  const step = (name: keyof Executions) => {
    if (down.delete(name)) throw new Error(`${name} failed`);
  };
  const mine = (key: ExecutionKey, owner: string) => {
    const record = held.get(id(key));
    return record?.status === 'IN_PROGRESS' && record.owner === owner ? record : undefined;
  };
  const executions: Executions = {
    async take(key, write, owner) {
      step('take');
      if (held.has(id(key)) && mine(key, owner) === undefined) return false;
      const leaseUntil = Math.floor(now() / 1_000) + 60;
      held.set(id(key), { ...write, status: 'IN_PROGRESS', owner, startedAt: now(), leaseUntil });
      return true;
    },
    async find(key) {
      return held.get(id(key));
    },
    async finish(key, owner, answer) {
      step('finish');
      const record = mine(key, owner);
      if (record === undefined) throw new Error('not mine');
      held.set(id(key), { ...record, status: 'DONE', answer });
    },
    async giveUp(key) {
      step('giveUp');
      const record = held.get(id(key));
      if (record?.status === 'IN_PROGRESS') held.set(id(key), { ...record, status: 'UNKNOWN' });
    },
    async release(key, owner) {
      step('release');
      if (mine(key, owner) !== undefined) held.delete(id(key));
    },
  };
  return { executions, held, down };
}
