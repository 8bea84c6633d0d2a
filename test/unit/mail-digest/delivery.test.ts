import { describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { CallScope, ToolCall, ToolRun } from '../../../shared/scalekit/scalekit.ts';
import { DigestFakes, done, ended, LASTS_MS } from '../../support/digest/digest-fakes.ts';
import { rejectionOf } from '../../support/error-of.ts';

const delivered = { status: 'DELIVERED', counts: { read: 1, summarised: 1, skipped: 0 } };
const failed = { status: 'DEAD', reason: 'failed' };
const unknown = { status: 'DEAD', reason: 'outcome-unknown' };

/** A digest that is delivered by mail, with the results of sending. */
async function mailing(...results: ToolRun[]) {
  const fakes = await DigestFakes.create({ delivery: 'email' });
  if (results.length > 0) fakes.results.gmail_send_message = results;
  return fakes;
}

describe('a digest by mail', () => {
  it("goes to the mailbox's own address as HTML and is not stored", async () => {
    const fakes = await mailing();
    expect(await fakes.run()).toEqual(delivered);
    expect(fakes.sent).toEqual([
      {
        connection: 'gmail',
        tool: 'gmail_send_message',
        input: {
          to: 'ada@example.com',
          // The day in the user's zone.
          subject: 'Your mail digest of Sunday, 22 November 2026',
          content_type: 'text/html',
          body: expect.stringContaining('Budget is approved.'),
        },
      },
    ]);
    expect(await fakes.slots.findLatest({ issuer: 'https://issuer', identifier: 'ada' })).toBeUndefined();
  });

  it("is written in the user's language", async () => {
    const fakes = await DigestFakes.create({ delivery: 'email', language: 'he' });
    await fakes.run();
    expect(fakes.sent[0]?.input).toMatchObject({
      subject: 'סיכום הדואר שלך · יום ראשון, 22 בנובמבר 2026',
      body: expect.stringMatching(/<html lang="he" dir="rtl">.*הודעה חדשה אחת/s),
    });
  });

  it.each([
    ['two', 'ada@example.com,eve@example.com'],
    ['one with a name', 'Ada <ada@example.com>'],
    ['one with a line break', 'ada@example.com\r\nBcc: eve@example.com'],
    ['one with a line break of U+0085', 'ada@example.com\u0085Bcc:eve'],
    ['one with a record separator', 'ada\u001e@example.com'],
    ['none', undefined],
  ])('is not sent when the profile holds an address of the kind: %s', async (_what, emailAddress) => {
    const fakes = await mailing();
    fakes.results.gmail_get_profile = [done({ emailAddress })];
    expect((await rejectionOf(fakes.run())).code).toBe('provider-error');
    expect(fakes.sent).toEqual([]);
    expect(fakes.states()).toEqual(['TAKEN']);
  });
});

describe('a digest by Slack', () => {
  it("goes to the user's own conversation as blocks, with no mail text in the fallback text", async () => {
    const fakes = await DigestFakes.create({ delivery: 'slack' });
    expect(await fakes.run()).toEqual(delivered);
    const [opening] = fakes.calls.filter(({ tool }) => tool === 'slack_open_conversation');
    expect(opening?.input).toEqual({ users: 'U1' });
    expect(fakes.sent).toEqual([
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

  it('pauses for Slack when the Slack account must be linked again', async () => {
    const fakes = await DigestFakes.create({ delivery: 'slack' });
    fakes.results.slack_auth_test = [ended('not-run', 'reconnect-required', { connection: 'slack' })];
    expect(await fakes.run()).toEqual({ status: 'SKIPPED', reason: 'reconnect-required' });
    expect((await fakes.stored())?.paused).toMatchObject({ reason: 'account', connection: 'slack' });
  });
});

describe('sending a digest', () => {
  it.each<[string, ToolRun, object]>([
    ['unknown', ended('unknown', 'outcome-unknown'), unknown],
    ['refused', ended('failed', 'provider-error', { reason: 'conflict' }), failed],
    ["the provider's own failure", ended('failed', 'provider-error', { reason: 'other' }), unknown],
    [
      'refused without a reason',
      { ...ended('failed', 'provider-error', { reason: 'other' }), isWithoutEffect: true } as ToolRun,
      failed,
    ],
    ['forbidden', ended('not-run', 'provider-forbidden'), failed],
    ['not found', ended('not-run', 'provider-error'), failed],
  ])('is never repeated when its outcome is %s', async (_outcome, result, outcome) => {
    const fakes = await mailing(result);
    expect(await fakes.run()).toEqual(outcome);
    expect(await fakes.run()).toEqual({ status: 'NOT_MINE' });
    expect(fakes.sent).toHaveLength(1);
    expect((await fakes.stored())?.lastOutcome).toMatchObject(outcome);
  });

  it.each(['provider-rate-limited', 'upstream-unavailable'] as const)(
    'is repeated by the same run when nothing was sent: %s',
    async (code) => {
      const fakes = await mailing(
        ended('not-run', code, { retryAfter: 2 }),
        ended('not-run', code),
        done({}),
      );
      expect(await fakes.run()).toEqual(delivered);
      expect([fakes.sent.length, fakes.slept]).toEqual([3, [2_000, 1_000]]);
    },
  );

  it('fails after three attempts that sent nothing', async () => {
    const fakes = await mailing(ended('not-run', 'upstream-unavailable'));
    expect(await fakes.run()).toEqual(failed);
    expect(fakes.sent).toHaveLength(3);
  });

  it('does not wait past the deadline of the run', async () => {
    const fakes = await mailing(ended('not-run', 'provider-rate-limited', { retryAfter: 120 }));
    expect(await fakes.run()).toEqual(failed);
    expect([fakes.sent.length, fakes.slept]).toEqual([1, []]);
  });

  it.each([
    ['leaves the time of a send', 112, [112_000], delivered],
    ['leaves less', 113, [], failed],
  ])(
    'waits before another attempt only where the wait %s before the deadline',
    async (_which, retryAfter, slept, end) => {
      const fakes = await mailing(ended('not-run', 'provider-rate-limited', { retryAfter }), done({}));
      expect(await fakes.run()).toEqual(end);
      expect(fakes.slept).toEqual(slept);
    },
  );

  it('skips the slot and pauses when the account has expired and nothing was sent', async () => {
    const fakes = await mailing(ended('not-run', 'reconnect-required', { connection: 'gmail' }));
    expect(await fakes.run()).toEqual({ status: 'SKIPPED', reason: 'reconnect-required' });
    expect((await fakes.stored())?.paused).toMatchObject({ reason: 'account', connection: 'gmail' });
  });

  it('is left to the next run when too little time is left or Scalekit is unreachable', async () => {
    const fakes = await mailing();
    const { summarise } = fakes.deps;
    fakes.deps.summarise = async (input) => {
      fakes.now += 113_000;
      return summarise(input);
    };
    expect((await rejectionOf(fakes.run())).code).toBe('deadline-exceeded');
    fakes.deps.summarise = summarise;
    fakes.deps.tools.prepare = () => Promise.reject(new AppError('upstream-unavailable'));
    expect((await rejectionOf(fakes.run())).code).toBe('upstream-unavailable');
    expect([fakes.sent, fakes.states()]).toEqual([[], ['TAKEN']]);
  });

  it('is delivered by one run when each call of a slow provider takes 20 seconds', async () => {
    const fakes = await DigestFakes.create({ delivery: 'slack' });
    const { read, write } = fakes.deps.tools;
    const slowly = (call: typeof read) => (given: ToolCall, scope: CallScope) => {
      fakes.now += 20_000;
      return call(given, scope);
    };
    fakes.deps.tools = { ...fakes.deps.tools, read: slowly(read), write: slowly(write) };
    const begun = fakes.now;
    expect(await fakes.run()).toEqual(delivered);
    expect(fakes.now - begun).toBeGreaterThanOrEqual(60_000);
    expect(fakes.states()).toEqual(['DELIVERED']);
  });

  it('has an unknown outcome when Slack accepts the call and refuses the message', async () => {
    const fakes = await DigestFakes.create({ delivery: 'slack' });
    fakes.results.slack_send_message = [done({ ok: false, error: 'fatal_error' })];
    expect(await fakes.run()).toEqual({ status: 'DEAD', reason: 'outcome-unknown' });
    expect(fakes.states()).toEqual(['DEAD outcome-unknown']);
  });

  it('does not start when another run holds the slot', async () => {
    const fakes = await mailing();
    fakes.deps.tools.prepare = async () => {
      fakes.now += LASTS_MS + 1;
      const slot = {
        user: { issuer: 'https://issuer', identifier: 'ada' },
        scheduledTime: '2026-11-22T06:30:00.000Z',
      };
      await fakes.slots.claim(slot, 'another', fakes.now + LASTS_MS);
      fakes.now -= LASTS_MS + 1;
    };
    expect((await rejectionOf(fakes.run())).code).toBe('request-in-progress');
    expect(fakes.sent).toEqual([]);
  });

  it.each([1, 3])(
    'is never recorded as failed when it was sent and the end is not stored, in run %i',
    async (run) => {
      const fakes = await mailing();
      const { close } = fakes.slots;
      for (let before = 1; before < run; before += 1) {
        fakes.results.gmail_fetch_mails = [ended('unknown', 'upstream-unavailable')];
        await rejectionOf(fakes.run());
      }
      delete fakes.results.gmail_fetch_mails;
      fakes.slots.close = (slot, id, end, from) =>
        end.status === 'DELIVERED'
          ? Promise.reject(new AppError('upstream-unavailable'))
          : close(slot, id, end, from);
      expect((await rejectionOf(fakes.run())).code).toBe('upstream-unavailable');
      expect(fakes.states()).toEqual(['SENDING']);
      fakes.now += LASTS_MS + 1;
      expect(await fakes.run()).toEqual(unknown);
      expect(fakes.sent).toHaveLength(1);
    },
  );
});
