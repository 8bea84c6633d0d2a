import type { Offboarding } from '../../../shared/state/offboarding/offboarding-item.ts';
import type { Offboardings } from '../../../shared/state/offboarding/offboardings.ts';
import type { Trails } from '../../../shared/state/offboarding/trails.ts';
import { userHash } from '../../../shared/state/user-key.ts';

/** Offboardings in memory, by the user's hash. */
export function fakeOffboardings(): Offboardings & { held: Map<string, Offboarding> } {
  const held = new Map<string, Offboarding>();
  return {
    held,
    find: async (user) => held.get(userHash(user)),
    recordReturn: async (user, ended, now) => void held.set(userHash(user), { ...ended, returnedAt: now }),
  };
}

/** Trails that lead nowhere. */
export const noTrails: Trails = { leave: async () => undefined };
