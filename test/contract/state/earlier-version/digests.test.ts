import { describe, expect, it } from 'vitest';
import { findLatestDigest } from '../../../../functions/digest-schedule/latest-digest.ts';
import { runOnDemand } from '../../../../functions/digest-schedule/run-on-demand.ts';
import { runDigest } from '../../../../functions/mail-digest/run-digest.ts';
import { digestEvent } from '../../../../functions/mail-digest/schema.ts';
import { eventBridgeScheduleList } from '../../../../shared/schedules/schedule-list.ts';
import { digestRunsIn } from '../../../../shared/state/digest-runs.ts';
import { digestSettingsIn } from '../../../../shared/state/digest-settings.ts';
import { digestSlotsIn } from '../../../../shared/state/digest-slots.ts';
import { userHash } from '../../../../shared/state/user-key.ts';
import { DigestFakes, ended, LASTS_MS, WORKS_MS } from '../../../support/digest/digest-fakes.ts';
import { rejectionOf } from '../../../support/error-of.ts';
import { kept, keptAt, useKeptTable, userOf } from './kept.ts';

const table = useKeptTable();
const HOUR_MS = 3_600_000;
const at = (days: number) => new Date(keptAt + days * 24 * HOUR_MS).toISOString();
const scheduleOf = (identifier: string) => {
  const found = kept.schedules.find(({ Name }) => Name === userHash(userOf(identifier)));
  if (found === undefined) throw new Error(`no schedule of ${identifier}`);
  return found;
};

/** Today's use cases over the kept table. */
function setUp(later = 0) {
  const fakes = new DigestFakes();
  fakes.now = keptAt + later;
  const slots = digestSlotsIn(table(), () => fakes.now);
  const settings = digestSettingsIn(table(), () => fakes.now);
  const run = (event: unknown) => {
    const parsed = digestEvent.parse(event);
    const user = userOf(parsed.identifier);
    const scope = { user, requestId: `event.${fakes.now}`, deadline: fakes.now + WORKS_MS };
    return runDigest(parsed, { scope, endsAt: fakes.now + LASTS_MS }, { ...fakes.deps, slots, settings });
  };
  /** Scheduler fires the kept schedule. */
  const fire = (identifier: string, time: string) => {
    const input = scheduleOf(identifier).Target.Input;
    return run(JSON.parse(input.replaceAll('<aws.scheduler.scheduled-time>', time)));
  };
  return { fakes, slots, settings, run, fire };
}

const delivered = { status: 'DELIVERED', counts: { read: 1, summarised: 1, skipped: 0 } };

describe('a digest of commit 23b8f74', () => {
  // The first test, since others deliver newer ones.
  it('is shown at GET /digest/latest', async () => {
    const { slots, settings } = setUp();
    expect(await findLatestDigest(userOf('ada'), { slots, settings })).toMatchObject({
      scheduledTime: kept.invoked[0]?.scheduledTime,
      text: expect.stringContaining('Budget is approved.'),
    });
  });

  it('is delivered when its schedule fires', async () => {
    const { fire, fakes } = setUp();
    expect(await fire('ada', at(0))).toEqual(delivered);
    expect(fakes.calls.map(({ tool }) => tool)).toEqual(['gmail_fetch_mails']);
  });

  it('is delivered to a user whose identifier is quoted in the input', async () => {
    expect(await setUp().fire('<angle>&"quote"', at(0))).toEqual(delivered);
  });

  it('is not delivered again for a slot that is closed', async () => {
    const { fire, fakes } = setUp();
    expect(await fire('mailed', at(-1))).toEqual({ status: 'NOT_MINE' });
    expect(fakes.sent).toEqual([]);
  });

  it('is not delivered when its run may have sent it', async () => {
    const early = setUp();
    expect((await rejectionOf(early.fire('mailed', at(0)))).code).toBe('request-in-progress');
    const late = setUp(60_000);
    expect(await late.fire('mailed', at(0))).toEqual({ status: 'DEAD', reason: 'outcome-unknown' });
    expect([...early.fakes.sent, ...late.fakes.sent]).toEqual([]);
  });

  it('is delivered by a retry when its run died before it sent', async () => {
    expect((await rejectionOf(setUp().fire('waiting', at(0)))).code).toBe('request-in-progress');
    expect(await setUp(60_000).fire('waiting', at(0))).toEqual(delivered);
  });

  it('stays paused by its user', async () => {
    expect(await setUp().fire('away', at(0))).toEqual({ status: 'SKIPPED', reason: 'paused' });
  });

  it('stays paused while its account is lost, and continues afterwards', async () => {
    const lost = setUp();
    lost.fakes.status = 'EXPIRED';
    expect(await lost.fire('lost', at(0))).toEqual({ status: 'SKIPPED', reason: 'paused' });
    expect(await setUp(24 * HOUR_MS).fire('lost', at(1))).toEqual(delivered);
  });

  it('pauses after three failures, of which it had the first', async () => {
    for (const days of [0, 1]) {
      const failing = setUp(days * 24 * HOUR_MS);
      failing.fakes.results.gmail_fetch_mails = [ended('not-run', 'upstream-unavailable')];
      for (let attempt = 0; attempt < 3; attempt += 1) {
        failing.fakes.now += 1;
        await rejectionOf(failing.fire('failing', at(days)));
      }
    }
    const { settings } = setUp();
    expect((await settings.find(userOf('failing')))?.paused).toMatchObject({ reason: 'failures' });
  });

  it('runs on demand once per key', async () => {
    const { slots, settings, run, fakes } = setUp();
    const invoked: unknown[] = [];
    const deps = { settings, slots, runs: digestRunsIn(table()), isOfGap: () => false, now: () => fakes.now };
    const invoke = async (event: unknown) => void invoked.push(event);
    const again = await runOnDemand('hand-key-1234567890', { owner: userOf('ada') }, { ...deps, invoke });
    expect(again).toEqual({ slot: kept.invoked[0]?.scheduledTime, replayed: true });
    expect(await run(invoked[0])).toEqual({ status: 'NOT_MINE' });
    expect(await run(kept.invoked[0])).toEqual({ status: 'NOT_MINE' });
    expect(fakes.calls).toEqual([]);
  });

  it('has a schedule that reconcile finds and replaces, as it has no retry policy', async () => {
    const target = {
      SCHEDULE_GROUP: 'digests',
      MAIL_DIGEST_ARN: 'arn:aws:lambda:us-east-1:123456789012:function:mail-digest',
      SCHEDULE_ROLE_ARN: 'arn:aws:iam::123456789012:role/schedule',
      DEAD_LETTER_ARN: 'arn:aws:sqs:us-east-1:123456789012:dead',
    };
    const { settings } = setUp();
    const stored = await settings.find(userOf('away'));
    if (stored === undefined) throw new Error('no settings');
    const { Name } = scheduleOf('away');
    const get = async () => scheduleOf('away');
    const list = eventBridgeScheduleList(target, { get } as never);
    const found = await list.find(Name);
    expect(found?.user).toEqual(userOf('away'));
    expect(found?.matches(stored)).toBe(false);
  });
});
