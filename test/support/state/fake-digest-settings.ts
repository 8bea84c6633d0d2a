import { ATTEMPT_LIFETIME_SECONDS } from '../../../shared/config/job-limits.ts';
import type { Settings } from '../../../shared/digest/settings/settings.ts';
import type { ScheduleList, Schedules } from '../../../shared/schedules/schedules.ts';
import type { Attempt } from '../../../shared/state/alignment/digest-record.ts';
import type { DigestRuns, Runs } from '../../../shared/state/digest-runs.ts';
import type { DigestSettings } from '../../../shared/state/digest-settings.ts';
import type { DigestOwner } from '../../../shared/state/user-key.ts';
import { ownerKey as keyOf } from './owner-key.ts';

const DAY_MS = 86_400_000;
const LIFETIME_MS = ATTEMPT_LIFETIME_SECONDS * 1_000;

type Mark = { revision: string; first: string; last: string; since: number; aligned?: string | undefined };

/** In-memory settings with the table's conditions; test/contract/state/digest-settings.test.ts tests both. */
export function fakeDigestSettings(
  now: () => number = Date.now,
): DigestSettings & { held: Map<string, Settings> } {
  /** The settings without their mark. */
  const held = new Map<string, Settings>();
  const marks = new Map<string, Mark>();
  const users = new Map<string, DigestOwner>();
  let count = 0;
  const revisionOf = (key: string) => held.get(key)?.revision ?? marks.get(key)?.revision;
  const mark = (user: DigestOwner, revision: string, kept: Partial<Mark> = {}): Attempt => {
    const key = keyOf(user);
    const id = `attempt-${++count}`;
    const { first = id, aligned } = kept;
    users.set(key, user);
    marks.set(key, { revision, first, last: id, since: now(), ...(aligned && { aligned }) });
    return { id, revision, settings: settingsAt(key) };
  };
  const settingsAt = (key: string): Settings | undefined => {
    const settings = held.get(key);
    const { since, aligned } = marks.get(key) ?? {};
    const marked = { pendingSince: since, alignedRevision: aligned };
    return settings && definedOnly(structuredClone({ ...settings, ...marked }));
  };
  return {
    held,
    find: async (user) => settingsAt(keyOf(user)),
    async findRecord(user) {
      const revision = revisionOf(keyOf(user));
      return revision === undefined ? undefined : { revision, settings: settingsAt(keyOf(user)) };
    },
    async put(user, { choice, revision, paused, at }, instead) {
      const key = keyOf(user);
      const { issuer, identifier, account } = user;
      if (instead !== undefined && revisionOf(key) !== instead) return undefined;
      const before = held.get(key);
      const kept = before && { paused: before.paused, lastOutcome: before.lastOutcome };
      const pause = paused === undefined ? {} : { paused: paused === 'lift' ? undefined : paused };
      const next = { ...kept, issuer, identifier, account, revision, ...choice, changedAt: at, ...pause };
      held.set(key, definedOnly(next));
      return mark(user, revision, { first: marks.get(key)?.first });
    },
    async remove(user, instead) {
      const key = keyOf(user);
      if (instead !== undefined && revisionOf(key) !== instead) return undefined;
      held.delete(key);
      return mark(user, `deleted-${++count}`, { first: marks.get(key)?.first });
    },
    async pause(user, revision, paused) {
      const known = held.get(keyOf(user));
      if (known?.revision === revision && known.paused === undefined) known.paused = paused;
    },
    async lift(user, ref, refusedAt) {
      const known = held.get(keyOf(user));
      const { paused } = known ?? {};
      if (paused?.reason !== 'account' || paused.connection !== ref.connection) return;
      if (refusedAt !== undefined && paused.refusedAt !== refusedAt) return;
      if (paused.account === ref.account) delete known?.paused;
    },
    async recordOutcome(user, outcome) {
      const known = held.get(keyOf(user));
      if (known !== undefined && (known.lastOutcome?.slot ?? '') <= outcome.slot) known.lastOutcome = outcome;
    },
    async beginAlignment(user, { replacing } = { replacing: false }) {
      const key = keyOf(user);
      const known = marks.get(key);
      const revision = revisionOf(key) ?? `deleted-${++count}`;
      const replaces = replacing && known !== undefined && known.since < now() - LIFETIME_MS;
      return mark(user, revision, replaces ? { aligned: known.aligned } : { first: known?.first });
    },
    async finishAlignment(user, { id, revision, settings }) {
      const key = keyOf(user);
      const known = marks.get(key);
      if (revisionOf(key) !== revision) return settings === undefined && revisionOf(key) === undefined;
      if (known?.first === id && known.last === id) marks.delete(key);
      else if (known !== undefined) known.aligned = revision;
      return true;
    },
    async requestAlignment(user, revision) {
      const key = keyOf(user);
      if (!marks.has(key) && held.get(key)?.revision === revision)
        mark(user, revision ?? `deleted-${++count}`);
    },
    async *listPending(before) {
      const pending = [...marks].filter(([, { since }]) => since < before);
      const sorted = pending.sort(([, a], [, b]) => a.since - b.since);
      yield sorted.flatMap(([key]) => users.get(key) ?? []);
    },
  };
}

/** In-memory on-demand runs. */
export function fakeDigestRuns(): DigestRuns {
  const held = new Map<string, Runs>();
  return {
    async find(user, now) {
      const { runs = [], version } = held.get(keyOf(user)) ?? {};
      return { runs: runs.filter(({ slot }) => Date.parse(slot) > now - DAY_MS), version };
    },
    async add(user, { runs, version: before }, run, version) {
      const known = held.get(keyOf(user))?.version;
      if (known !== undefined && known !== before && known !== version) return false;
      held.set(keyOf(user), { runs: [...runs, run], version });
      return true;
    },
  };
}

/** In-memory schedules: the settings that each was made from. A schedule in `outdated` is one of an earlier version. */
export function fakeSchedules(pageSize = 2) {
  const held = new Map<string, Settings>();
  const outdated = new Set<string>();
  const schedules: Schedules = {
    async put(settings) {
      held.set(keyOf(settings), settings);
      outdated.delete(keyOf(settings));
    },
    remove: async (user) => void held.delete(keyOf(user)),
  };
  const list: ScheduleList = {
    async list(from = '0') {
      const end = Number(from) + pageSize;
      const names = [...held.keys()];
      return { names: names.slice(Number(from), end), next: end < names.length ? String(end) : undefined };
    },
    async find(name) {
      const made = held.get(name);
      if (made === undefined) return undefined;
      const matches = ({ revision }: Settings) => revision === made.revision && !outdated.has(name);
      const { issuer, identifier, account } = made;
      return { user: { issuer, identifier, ...(account !== undefined && { account }) }, matches };
    },
  };
  return Object.assign(schedules, { held, outdated, list });
}

function definedOnly(settings: Settings): Settings {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)) as Settings;
}
