import { describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { ToolRun } from '../../../shared/scalekit/scalekit.ts';
import { DigestWorld, done, ended } from '../../support/digest/digest-fakes.ts';
import { rejectionOf } from '../../support/error-of.ts';

const delivered = { status: 'DELIVERED', counts: { read: 1, summarised: 1, skipped: 0 } };
const failed = { status: 'DEAD', reason: 'failed' };
const unknown = { status: 'DEAD', reason: 'outcome-unknown' };

/** A world whose digest goes out by mail, with answers to the sending. */
async function mailing(...answers: ToolRun[]) {
  const world = await DigestWorld.with({ delivery: 'email' });
  if (answers.length > 0) world.answers.gmail_send_message = answers;
  return world;
}

describe('a digest by mail', () => {
  it("goes to the mailbox's own address as HTML, and is not stored", async () => {
    const world = await mailing();
    expect(await world.run()).toEqual(delivered);
    expect(world.sent).toEqual([
      {
        connection: 'gmail',
        tool: 'gmail_send_message',
        input: {
          to: 'ada@example.com',
          // The day in Berlin.
          subject: 'Your mail digest of Sunday, 22 November 2026',
          content_type: 'text/html',
          body: expect.stringContaining('Budget is approved.'),
        },
      },
    ]);
    expect(await world.slots.findLatest({ issuer: 'https://issuer', identifier: 'ada' })).toBeUndefined();
  });

  it.each([
    ['two', 'ada@example.com,eve@example.com'],
    ['one with a name', 'Ada <ada@example.com>'],
    ['one with a line break', 'ada@example.com\r\nBcc: eve@example.com'],
    ['none', undefined],
  ])('goes nowhere when the profile names %s', async (_what, emailAddress) => {
    const world = await mailing();
    world.answers.gmail_get_profile = [done({ emailAddress })];
    expect((await rejectionOf(world.run())).code).toBe('provider-error');
    expect(world.sent).toEqual([]);
    expect(world.states()).toEqual(['TAKEN']);
  });
});

describe('a digest by Slack', () => {
  it("goes into the user's own conversation as blocks, with nothing of a mail's in the text", async () => {
    const world = await DigestWorld.with({ delivery: 'slack' });
    expect(await world.run()).toEqual(delivered);
    const [opening] = world.calls.filter(({ tool }) => tool === 'slack_open_conversation');
    expect(opening?.input).toEqual({ users: 'U1' });
    expect(world.sent).toEqual([
      {
        connection: 'slack',
        tool: 'slack_send_message',
        input: {
          channel: 'D1',
          text: expect.not.stringMatching(/Hi|Budget/),
          blocks: expect.stringContaining('Budget is approved.'),
          unfurl_links: false,
          unfurl_media: false,
        },
      },
    ]);
  });

  it('pauses for Slack when it is that account that must be linked again', async () => {
    const world = await DigestWorld.with({ delivery: 'slack' });
    world.answers.slack_auth_test = [ended('not-run', 'reconnect-required', { connection: 'slack' })];
    expect(await world.run()).toEqual({ status: 'SKIPPED', reason: 'reconnect-required' });
    expect((await world.stored())?.paused).toMatchObject({ reason: 'account', connection: 'slack' });
  });
});

describe('the sending of a digest', () => {
  it.each<[string, ToolRun, object]>([
    ['unknown', ended('unknown', 'outcome-unknown'), unknown],
    ['failed', ended('failed', 'provider-error'), failed],
    ['forbidden', ended('not-run', 'provider-forbidden'), failed],
    ['not found', ended('not-run', 'provider-error'), failed],
  ])('is never repeated when its outcome is %s', async (_outcome, answer, outcome) => {
    const world = await mailing(answer);
    expect(await world.run()).toEqual(outcome);
    expect(await world.run()).toEqual({ status: 'NOT_MINE' });
    expect(world.sent).toHaveLength(1);
    expect((await world.stored())?.lastOutcome).toMatchObject(outcome);
  });

  it.each(['provider-rate-limited', 'upstream-unavailable'] as const)(
    'is repeated by the same run when nothing was sent: %s',
    async (code) => {
      const world = await mailing(
        ended('not-run', code, { retryAfter: 2 }),
        ended('not-run', code),
        done({}),
      );
      expect(await world.run()).toEqual(delivered);
      expect([world.sent.length, world.slept]).toEqual([3, [2_000, 1_000]]);
    },
  );

  it('ends as failed after the third time that nothing was sent', async () => {
    const world = await mailing(ended('not-run', 'upstream-unavailable'));
    expect(await world.run()).toEqual(failed);
    expect(world.sent).toHaveLength(3);
  });

  it('does not wait longer than the run may last', async () => {
    const world = await mailing(ended('not-run', 'provider-rate-limited', { retryAfter: 30 }));
    expect(await world.run()).toEqual(failed);
    expect([world.sent.length, world.slept]).toEqual([1, []]);
  });

  it('skips the slot and pauses when the account ended just before, and nothing was sent', async () => {
    const world = await mailing(ended('not-run', 'reconnect-required', { connection: 'gmail' }));
    expect(await world.run()).toEqual({ status: 'SKIPPED', reason: 'reconnect-required' });
    expect((await world.stored())?.paused).toMatchObject({ reason: 'account', connection: 'gmail' });
  });

  it('is left to the next run when too little time is left, or Scalekit cannot be reached', async () => {
    const world = await mailing();
    const { summarise } = world.deps;
    world.deps.summarise = async (input) => {
      world.now += 21_000;
      return summarise(input);
    };
    expect((await rejectionOf(world.run())).code).toBe('deadline-exceeded');
    world.deps.summarise = summarise;
    world.deps.tools.prepare = () => Promise.reject(new AppError('upstream-unavailable'));
    expect((await rejectionOf(world.run())).code).toBe('upstream-unavailable');
    expect([world.sent, world.states()]).toEqual([[], ['TAKEN']]);
  });

  it('is not delivered, for all that is known, when Slack takes the call and refuses the message', async () => {
    const world = await DigestWorld.with({ delivery: 'slack' });
    world.answers.slack_send_message = [done({ ok: false, error: 'fatal_error' })];
    expect(await world.run()).toEqual({ status: 'DEAD', reason: 'outcome-unknown' });
    expect(world.states()).toEqual(['DEAD outcome-unknown']);
  });

  it('does not begin when the slot is another run’s by then', async () => {
    const world = await mailing();
    world.deps.tools.prepare = async () => {
      world.now += 28_001;
      const slot = {
        user: { issuer: 'https://issuer', identifier: 'ada' },
        scheduledTime: '2026-11-22T06:30:00.000Z',
      };
      await world.slots.closeAbandoned(slot);
      world.now -= 28_001;
    };
    expect(await world.run()).toEqual({ status: 'NOT_MINE' });
    expect(world.sent).toEqual([]);
  });

  it.each([1, 3])('is never told failed when it was sent and cannot be recorded, in run %i', async (run) => {
    const world = await mailing();
    const { close } = world.slots;
    for (let before = 1; before < run; before += 1) {
      world.answers.gmail_fetch_mails = [ended('unknown', 'upstream-unavailable')];
      await rejectionOf(world.run());
    }
    delete world.answers.gmail_fetch_mails;
    world.slots.close = (slot, id, end, from) =>
      end.status === 'DELIVERED'
        ? Promise.reject(new AppError('upstream-unavailable'))
        : close(slot, id, end, from);
    expect((await rejectionOf(world.run())).code).toBe('upstream-unavailable');
    expect(world.states()).toEqual(['SENDING']);
    world.now += 28_001;
    expect(await world.run()).toEqual(unknown);
    expect(world.sent).toHaveLength(1);
  });
});
