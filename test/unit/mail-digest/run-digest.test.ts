import { describe, expect, it } from 'vitest';
import { ATTEMPT_LIFETIME_SECONDS } from '../../../shared/config/job-limits.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import {
  ada,
  choice,
  DigestFakes,
  done,
  ended,
  LASTS_MS,
  message,
  slotAfter,
} from '../../support/digest/digest-fakes.ts';
import { rejectionOf } from '../../support/error-of.ts';

const slot = { user: ada, scheduledTime: slotAfter(0) };
const delivered = { status: 'DELIVERED', counts: { read: 1, summarised: 1, skipped: 0 } };
const away = ended('unknown', 'upstream-unavailable');

describe('runDigest', () => {
  it('stores the digest in the write that closes the slot, and counts skipped mails', async () => {
    const fakes = await DigestFakes.create();
    fakes.results.gmail_fetch_mails = [done({ messages: [message, 'nonsense'] })];
    expect(await fakes.run()).toEqual({
      status: 'DELIVERED',
      counts: { read: 2, summarised: 1, skipped: 1 },
    });
    expect(await fakes.slots.findLatest(ada)).toMatchObject({
      digest: { items: [{ subject: 'Hi', gist: 'Budget is approved.' }] },
    });
    expect((await fakes.stored())?.lastOutcome).toEqual({
      slot: slotAfter(0),
      status: 'DELIVERED',
      at: fakes.now,
    });
  });

  it("searches with the user's query, excluding mailed digests", async () => {
    const fakes = await DigestFakes.create({ query: 'is:unread OR label:team', maxMessages: 7 });
    await fakes.run();
    expect(fakes.calls.map(({ tool, input }) => ({ tool, ...input }))).toEqual([
      {
        tool: 'gmail_fetch_mails',
        query: '(is:unread OR label:team) -(from:me subject:"Your mail digest of")',
        max_results: 7,
      },
    ]);
  });

  it("excludes mailed digests in the user's language and in English, which settings begin with", async () => {
    const fakes = await DigestFakes.create({ language: 'fr' });
    await fakes.run();
    expect(fakes.calls[0]?.input).toMatchObject({
      query:
        '(is:unread) -(from:me subject:"Your mail digest of") -(from:me subject:"Résumé de vos e-mails")',
    });
  });

  it('does nothing for a slot that is closed', async () => {
    const fakes = await DigestFakes.create();
    await fakes.run();
    expect(await fakes.run()).toEqual({ status: 'NOT_MINE' });
    expect(fakes.calls).toHaveLength(1);
  });

  it('throws request-in-progress while another run holds the slot, so that Lambda retries', async () => {
    const fakes = await DigestFakes.create();
    await fakes.abandon(slotAfter(0), 'TAKEN');
    expect((await rejectionOf(fakes.run())).code).toBe('request-in-progress');
    expect(fakes.calls).toEqual([]);
    fakes.now += LASTS_MS + 1;
    expect(await fakes.run()).toEqual(delivered);
  });

  it('closes the slot of a run that died while sending as outcome-unknown, and sends nothing', async () => {
    const fakes = await DigestFakes.create({ delivery: 'email' });
    await fakes.abandon(slotAfter(0), 'SENDING');
    expect((await rejectionOf(fakes.run())).code).toBe('request-in-progress');
    fakes.now += LASTS_MS + 1;
    expect(await fakes.run()).toEqual({ status: 'DEAD', reason: 'outcome-unknown' });
    expect((await fakes.stored())?.lastOutcome).toMatchObject({ status: 'DEAD', reason: 'outcome-unknown' });
    expect(fakes.calls).toEqual([]);
  });

  it.each([
    ['there are no settings', { identifier: 'bob' }, 'gone'],
    ['the settings have changed since the firing was scheduled', { revision: 'r0' }, 'superseded'],
  ])('skips the slot when %s', async (_when, event, reason) => {
    const fakes = await DigestFakes.create();
    expect(await fakes.run(event)).toEqual({ status: 'SKIPPED', reason });
    expect(fakes.states()).toEqual([`SKIPPED ${reason}`]);
    expect(fakes.calls).toEqual([]);
  });

  const pendingOf = async (fakes: DigestFakes) => {
    const found: string[] = [];
    for await (const page of fakes.settings.listPending(Number.MAX_SAFE_INTEGER))
      found.push(...page.map(({ identifier }) => identifier));
    return found;
  };

  it.each([
    ['within its window after the change', 15 * 60_000, []],
    ['later', 15 * 60_000 + 1, ['ada']],
  ])(
    'lets reconcile look at a schedule that still carries an earlier revision %s',
    async (_when, passed, pending) => {
      const fakes = await DigestFakes.create();
      const at = Date.parse(slotAfter(0)) - passed;
      await fakes.settings.put(ada, { choice, revision: 'r2', at });
      // The attempt of the change has ended, and no other one is under way.
      fakes.now += (ATTEMPT_LIFETIME_SECONDS + 1) * 1_000;
      const replacing = await fakes.settings.beginAlignment(ada, { replacing: true });
      await fakes.settings.finishAlignment(ada, replacing);
      expect(await fakes.run()).toEqual({ status: 'SKIPPED', reason: 'superseded' });
      expect(await pendingOf(fakes)).toEqual(pending);
    },
  );

  it('lets reconcile look at a schedule without settings, but not at an on-demand run without them', async () => {
    const fakes = new DigestFakes();
    expect(await fakes.run({ byHand: true })).toEqual({ status: 'SKIPPED', reason: 'gone' });
    expect(await pendingOf(fakes)).toEqual([]);
    expect(await fakes.run({ scheduledTime: slotAfter(1) })).toEqual({ status: 'SKIPPED', reason: 'gone' });
    expect([await pendingOf(fakes), await fakes.stored()]).toEqual([['ada'], undefined]);
  });

  it('uses any settings when the event has no revision or is an on-demand run', async () => {
    const fakes = await DigestFakes.create();
    expect(await fakes.run({ revision: undefined })).toEqual(delivered);
    expect(await fakes.run({ revision: 'r0', byHand: true, scheduledTime: slotAfter(1) })).toEqual(delivered);
  });

  it('releases the slot when it fails, so that a retry can claim it immediately', async () => {
    const fakes = await DigestFakes.create();
    fakes.results.gmail_fetch_mails = [away, done({ messages: [] })];
    expect((await rejectionOf(fakes.run())).code).toBe('upstream-unavailable');
    expect(fakes.states()).toEqual(['TAKEN']);
    expect(await fakes.run()).toMatchObject({ status: 'DELIVERED' });
  });

  it('closes the slot as DEAD at the third failure, and throws for the dead-letter queue', async () => {
    const fakes = await DigestFakes.create();
    fakes.results.gmail_fetch_mails = [away];
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      expect((await rejectionOf(fakes.run())).code).toBe('upstream-unavailable');
      expect(fakes.states()).toEqual([attempt < 3 ? 'TAKEN' : 'DEAD failed']);
    }
    expect(await fakes.run()).toEqual({ status: 'NOT_MINE' });
  });

  it('throws the first error when the slot cannot be released', async () => {
    const fakes = await DigestFakes.create();
    fakes.results.gmail_fetch_mails = [ended('unknown', 'deadline-exceeded')];
    fakes.slots.release = () => Promise.reject(new AppError('upstream-unavailable'));
    expect((await rejectionOf(fakes.run())).code).toBe('deadline-exceeded');
  });

  it.each([
    ['delivered it', { status: 'DELIVERED' as const }, { status: 'NOT_MINE' }],
    ['skipped it', { status: 'SKIPPED' as const, reason: 'gone' }, { status: 'NOT_MINE' }],
  ])('returns NOT_MINE when another run %s meanwhile', async (_what, end, outcome) => {
    const fakes = await DigestFakes.create();
    const { summarise } = fakes.deps;
    fakes.deps.summarise = async (input) => {
      fakes.now += LASTS_MS + 1;
      await fakes.slots.claim(slot, 'another', fakes.now + LASTS_MS);
      await fakes.slots.close(slot, 'another', end, ['TAKEN']);
      return summarise(input);
    };
    expect(await fakes.run()).toEqual(outcome);
  });

  it("returns the slot's outcome when it cannot be recorded", async () => {
    const fakes = await DigestFakes.create();
    fakes.settings.recordOutcome = () => Promise.reject(new AppError('upstream-unavailable'));
    expect(await fakes.run()).toEqual(delivered);
  });
});
