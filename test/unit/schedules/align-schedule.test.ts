import { describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/errors/app-error.ts';
import { alignSchedule } from '../../../shared/schedules/align-schedule.ts';
import { userKey } from '../../../shared/state/user-key.ts';
import { ada, choice } from '../../support/digest/digest-fakes.ts';
import { rejectionOf } from '../../support/error-of.ts';
import { fakeDigestSettings, fakeSchedules } from '../../support/state/fake-digest-settings.ts';

function setUp() {
  const settings = fakeDigestSettings();
  const schedules = fakeSchedules();
  const put = (revision: string) => settings.put(ada, { choice, revision, at: 1 });
  return { settings, schedules, put, scheduled: () => schedules.held.get(userKey(ada))?.revision };
}

/** Calls back during the first write of the schedule, before it completes. */
function meanwhile({ schedules }: ReturnType<typeof setUp>, event: () => Promise<unknown>) {
  const { put } = schedules;
  let pending: typeof event | undefined = event;
  schedules.put = async (settings) => {
    const happens = pending;
    pending = undefined;
    await happens?.();
    await put(settings);
  };
}

describe('alignSchedule', () => {
  it('writes the schedule of the settings, and removes it when there are none', async () => {
    const parts = setUp();
    await parts.put('r1');
    expect(await alignSchedule(ada, undefined, parts)).toMatchObject({ revision: 'r1' });
    expect(parts.scheduled()).toBe('r1');
    await parts.settings.remove(ada);
    expect(await alignSchedule(ada, undefined, parts)).toBeUndefined();
    expect(parts.scheduled()).toBeUndefined();
  });

  it('ends with the newest settings when another request completes during the write', async () => {
    const parts = setUp();
    await parts.put('r1');
    meanwhile(parts, async () => {
      await parts.put('r2');
      await alignSchedule(ada, undefined, parts);
    });
    expect(await alignSchedule(ada, undefined, parts)).toMatchObject({ revision: 'r2' });
    expect(parts.scheduled()).toBe('r2');
  });

  it('ends without a schedule when the settings are removed during the write', async () => {
    const parts = setUp();
    await parts.put('r1');
    meanwhile(parts, async () => {
      await parts.settings.remove(ada);
      await alignSchedule(ada, undefined, parts);
    });
    expect(await alignSchedule(ada, undefined, parts)).toBeUndefined();
    expect(parts.scheduled()).toBeUndefined();
  });

  it('throws a retryable error instead of repeating forever', async () => {
    const parts = setUp();
    await parts.put('r0');
    let revision = 0;
    parts.schedules.put = async () => {
      revision += 1;
      await parts.put(`r${revision}`);
    };
    expect((await rejectionOf(alignSchedule(ada, undefined, parts))).code).toBe('upstream-unavailable');
  });

  it('throws the error of the schedule, and completes when repeated', async () => {
    const parts = setUp();
    await parts.put('r1');
    const { put } = parts.schedules;
    parts.schedules.put = () => Promise.reject(new AppError('upstream-unavailable'));
    expect((await rejectionOf(alignSchedule(ada, undefined, parts))).code).toBe('upstream-unavailable');
    parts.schedules.put = put;
    await alignSchedule(ada, undefined, parts);
    expect(parts.scheduled()).toBe('r1');
  });
});
