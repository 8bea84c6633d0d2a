import type { Acts } from '../../../shared/state/activity/acts.ts';

/** In-memory acts; `held` has the status of each by its id. */
export function fakeActs(): Acts & { held: Map<string, 'BEGUN' | 'DONE'> } {
  const held = new Map<string, 'BEGUN' | 'DONE'>();
  return {
    held,
    async begin({ id }) {
      held.set(id, 'BEGUN');
    },
    async finish({ id }) {
      if (held.has(id)) held.set(id, 'DONE');
    },
  };
}
