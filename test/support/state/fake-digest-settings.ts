import type { Settings } from '../../../shared/digest/settings/settings.ts';
import type { Schedules } from '../../../shared/schedules/schedules.ts';
import type { DigestRuns, Runs } from '../../../shared/state/digest-runs.ts';
import type { DigestSettings } from '../../../shared/state/digest-settings.ts';
import { userKey } from '../../../shared/state/user-key.ts';

const DAY_MS = 86_400_000;

/** In-memory settings with the table's conditions; test/contract/state/digest-settings.test.ts tests both. */
export function fakeDigestSettings(): DigestSettings & { held: Map<string, Settings> } {
  const held = new Map<string, Settings>();
  return {
    held,
    find: async (user) => structuredClone(held.get(userKey(user))),
    async put(user, { choice, revision, paused, at }, instead) {
      const { issuer, identifier } = user;
      const before = held.get(userKey(user));
      if (instead !== undefined && before?.revision !== instead) return;
      const kept = before && { paused: before.paused, lastOutcome: before.lastOutcome };
      const pause = paused === undefined ? {} : { paused: paused === 'lift' ? undefined : paused };
      const next = { ...kept, issuer, identifier, revision, ...choice, changedAt: at, ...pause };
      held.set(userKey(user), definedOnly(next));
    },
    async remove(user, revision) {
      const known = held.get(userKey(user));
      if (revision === undefined || known?.revision === revision) held.delete(userKey(user));
    },
    async pause(user, revision, paused) {
      const known = held.get(userKey(user));
      if (known?.revision === revision && known.paused === undefined) known.paused = paused;
    },
    async lift(user, connection) {
      const known = held.get(userKey(user));
      if (known?.paused?.reason === 'account' && known.paused.connection === connection) delete known.paused;
    },
    async recordOutcome(user, outcome) {
      const known = held.get(userKey(user));
      if (known !== undefined && (known.lastOutcome?.slot ?? '') <= outcome.slot) known.lastOutcome = outcome;
    },
  };
}

/** In-memory on-demand runs. */
export function fakeDigestRuns(): DigestRuns {
  const held = new Map<string, Runs>();
  return {
    async find(user, now) {
      const { runs = [], version } = held.get(userKey(user)) ?? {};
      return { runs: runs.filter(({ slot }) => Date.parse(slot) > now - DAY_MS), version };
    },
    async add(user, { runs, version: before }, run, version) {
      const known = held.get(userKey(user))?.version;
      if (known !== undefined && known !== before && known !== version) return false;
      held.set(userKey(user), { runs: [...runs, run], version });
      return true;
    },
  };
}

/** In-memory schedules: the settings that each was made from. */
export function fakeSchedules(): Schedules & { held: Map<string, Settings> } {
  const held = new Map<string, Settings>();
  return {
    held,
    put: async (settings) => void held.set(userKey(settings), settings),
    remove: async (user) => void held.delete(userKey(user)),
  };
}

function definedOnly(settings: Settings): Settings {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)) as Settings;
}
