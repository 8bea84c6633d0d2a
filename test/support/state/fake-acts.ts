import type { Acts } from '../../../shared/state/activity/acts.ts';

/** In-memory acts, each of one request; `held` has the status of each by its id. */
export function fakeActs(): Acts & { held: Map<string, 'BEGUN' | 'DONE' | 'FAILED'> } {
  const held = new Map<string, 'BEGUN' | 'DONE' | 'FAILED'>();
  return {
    held,
    async begin(key) {
      if (held.get(key.id) === 'DONE') return undefined;
      held.set(key.id, 'BEGUN');
      return { ...key, sk: `ACT#${key.id}` };
    },
    async finish({ id }) {
      held.set(id, 'DONE');
    },
    async fail({ id }) {
      held.set(id, 'FAILED');
    },
  };
}
