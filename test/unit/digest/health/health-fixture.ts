import type { AccountRef } from '../../../../shared/connections/account-ref.ts';
import { type FollowDeps, followAccount } from '../../../../shared/digest/health/follow-account.ts';
import type { Choice, Pause } from '../../../../shared/digest/settings/settings.ts';
import type { AccountStatus } from '../../../../shared/scalekit/scalekit.ts';
import { alignSchedule } from '../../../../shared/schedules/align-schedule.ts';
import type { DigestOwner } from '../../../../shared/state/user-key.ts';
import { ada, choice } from '../../../support/digest/digest-fakes.ts';
import { requestScope } from '../../../support/request-scope.ts';
import { fakeDigestSettings, fakeSchedules } from '../../../support/state/fake-digest-settings.ts';

export const GMAIL: AccountRef = { connection: 'gmail' };
export const WORK: AccountRef = { connection: 'gmail', account: 'work' };
export const SLACK: AccountRef = { connection: 'slack' };
export const work: DigestOwner = { ...ada, account: 'work' };

/** Digests of one user, and the status of each account: of each read the next one, the last one for good. */
export function healthFixture() {
  const settings = fakeDigestSettings();
  const schedules = fakeSchedules();
  const statuses = new Map<string, AccountStatus[]>();
  const reads: string[] = [];
  const now = { at: 1_000 };
  const keyOf = ({ connection, account = '' }: AccountRef) => `${connection}/${account}`;
  const deps: FollowDeps = {
    settings,
    schedules,
    labels: { list: async () => ['work'] },
    accounts: {
      async find(ref) {
        reads.push(keyOf(ref));
        const queue = statuses.get(keyOf(ref)) ?? [];
        const status = (queue.length > 1 ? queue.shift() : queue[0]) ?? 'NOT_CONNECTED';
        return { ...ref, status };
      },
    },
    now: () => now.at,
  };
  return {
    deps,
    settings,
    schedules,
    reads,
    now,
    show: (ref: AccountRef, ...queue: AccountStatus[]) => void statuses.set(keyOf(ref), queue),
    async store(owner: DigestOwner, over: Partial<Choice> = {}, paused?: Pause) {
      const change = { choice: { ...choice, ...over }, revision: 'r1', at: 1, paused };
      await alignSchedule(owner, await settings.put(owner, change), deps);
    },
    pauseOf: async (owner: DigestOwner) => (await settings.find(owner))?.paused,
    follow: (ref: AccountRef, isDeleted = false, at?: number) =>
      followAccount(ref, { isDeleted, at }, requestScope({ user: ada }), deps),
  };
}
