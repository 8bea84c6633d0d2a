import { changeSettings } from '../../../functions/digest-schedule/change-settings.ts';
import { digestBody } from '../../../functions/digest-schedule/schema.ts';
import { type ReconcileOutcome, reconcile } from '../../../functions/reconcile/reconcile.ts';
import type { ReconcileDeps } from '../../../functions/reconcile/sweep.ts';
import type { StatusChanged } from '../../../shared/account-events/status-changed.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { type DigestOwner, userKey } from '../../../shared/state/user-key.ts';
import { choice } from '../digest/digest-fakes.ts';
import { FakeAccounts } from '../scalekit/fake-accounts.ts';
import { fakeDigestSettings, fakeSchedules } from '../state/fake-digest-settings.ts';
import { fakeOffboardings } from '../state/fake-offboardings.ts';

export const userOf = (identifier: string) => ({ issuer: 'https://issuer', identifier });
export const [ada, bob] = [userOf('ada'), userOf('bob')];
/** The counts of a sweep that found nothing. */
export const none = { checked: 0, aligned: 0, failed: 0, isDone: true };
export const noAccounts = { checked: 0, paused: 0, lifted: 0, failed: 0, isDone: true };
/** The outcome of a run that found nothing, but for what is given. */
export const outcomeOf = (over: Partial<ReconcileOutcome>): ReconcileOutcome => ({
  ...{ pending: none, schedules: none, accounts: noAccounts, missed: { lost: 0, restored: 0 } },
  ...{ findings: { missed: 0, aligned: 0, failed: 0, silent: 0 }, failures: [], isDone: true },
  ...over,
});
export const unavailable = () => Promise.reject(new AppError('upstream-unavailable'));

/** The place of a sweep, as the table has it. */
export function fakeCursor() {
  const cursor = {
    at: undefined as string | undefined,
    isBegun: false,
    isUnderWay: async () => cursor.isBegun,
    async begin() {
      cursor.isBegun = true;
      return cursor.at;
    },
    async move(next: string | undefined) {
      Object.assign(cursor, { at: next, isBegun: next !== undefined });
    },
  };
  return cursor;
}

/** What a run needs beside settings and schedules, with the events that it publishes. No offboarding is unfinished. */
export function fakeAccountDeps(labels: readonly string[] = []) {
  const accounts = new FakeAccounts();
  const published: StatusChanged[] = [];
  const deps = {
    accounts: accounts.calls,
    labels: { list: async () => [...labels] },
    bus: { publish: async (change: StatusChanged) => void published.push(change) },
    sleep: async () => undefined,
    async *listUnfinished(): AsyncGenerator<string[]> {},
    continueOffboarding: async () => undefined,
  };
  return { accounts, published, deps };
}

/** A sweep over fakes, with a clock that a test moves. Whoever changes settings has an ACTIVE mailbox. */
export function setUp({ labels = [], pageSize }: { labels?: string[]; pageSize?: number } = {}) {
  const clock = { now: 1_800_000_000_000 };
  const settings = fakeDigestSettings(() => clock.now);
  const schedules = fakeSchedules(pageSize);
  const cursor = fakeCursor();
  const reported: string[] = [];
  const { accounts, published, deps: accountDeps } = fakeAccountDeps(labels);
  const deps: ReconcileDeps = {
    ...accountDeps,
    settings,
    schedules,
    list: schedules.list,
    cursor,
    now: () => clock.now,
    report: (undone, { identifier }, error) =>
      void reported.push([`${undone}: ${identifier}`, error?.code].filter(Boolean).join(' ')),
  };
  return {
    ...{ clock, settings, schedules, cursor, reported, deps, accounts, published },
    /** Stores and aligns settings, as PUT does. */
    change(user: DigestOwner, over: Record<string, unknown> = {}) {
      accounts.set(user, { connection: 'gmail', account: user.account }, 'ACTIVE', clock.now);
      const body = digestBody.parse({ ...choice, ...over });
      return changeSettings(user, body, {
        ...deps,
        settings,
        offboardings: fakeOffboardings(),
        hasProviderApi: () => true,
      });
    },
    run: (lasts = 10_000) => reconcile(clock.now + lasts, deps),
    scheduled: (user: DigestOwner) =>
      schedules.held.get([userKey(user), user.account].filter(Boolean).join('#'))?.revision,
    pauseOf: async (user: DigestOwner) => (await settings.find(user))?.paused,
    async pending() {
      const found: string[] = [];
      for await (const page of settings.listPending(Number.MAX_SAFE_INTEGER))
        found.push(...page.map(({ identifier }) => identifier));
      return found;
    },
  };
}
