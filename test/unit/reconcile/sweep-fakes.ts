import { changeSettings } from '../../../functions/digest-schedule/change-settings.ts';
import { digestBody } from '../../../functions/digest-schedule/schema.ts';
import { reconcile } from '../../../functions/reconcile/reconcile.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { type DigestOwner, userKey } from '../../../shared/state/user-key.ts';
import { choice } from '../../support/digest/digest-fakes.ts';
import { fakeDigestSettings, fakeSchedules } from '../../support/state/fake-digest-settings.ts';

export const userOf = (identifier: string) => ({ issuer: 'https://issuer', identifier });
export const [ada, bob] = [userOf('ada'), userOf('bob')];
/** The counts of a sweep that found nothing. */
export const none = { checked: 0, aligned: 0, failed: 0, isDone: true };
export const unavailable = () => Promise.reject(new AppError('upstream-unavailable'));

/** A sweep over fakes, with a clock that a test moves. */
export function setUp() {
  const clock = { now: 1_800_000_000_000 };
  const settings = fakeDigestSettings(() => clock.now);
  const schedules = fakeSchedules();
  const cursor: { at: string | undefined } = { at: undefined };
  const reported: string[] = [];
  const deps = {
    settings,
    schedules,
    list: schedules.list,
    cursor: {
      find: async () => cursor.at,
      move: async (next: string | undefined) => {
        cursor.at = next;
      },
    },
    now: () => clock.now,
    report: ({ identifier }: typeof ada, { code }: AppError) => void reported.push(`${identifier} ${code}`),
  };
  return {
    ...{ clock, settings, schedules, cursor, reported, deps },
    /** Stores and aligns settings, as PUT does. */
    change: (user: DigestOwner, over: Record<string, unknown> = {}) =>
      changeSettings(user, digestBody.parse({ ...choice, ...over }), { ...deps, hasProviderApi: () => true }),
    run: (lasts = 10_000) => reconcile(clock.now + lasts, deps),
    scheduled: (user: DigestOwner) =>
      schedules.held.get([userKey(user), user.account].filter(Boolean).join('#'))?.revision,
    async pending() {
      const found: string[] = [];
      for await (const page of settings.listPending(Number.MAX_SAFE_INTEGER))
        found.push(...page.map(({ identifier }) => identifier));
      return found;
    },
  };
}
