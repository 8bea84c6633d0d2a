import { describe, expect, it } from 'vitest';
import { awaitDigest, scheduleDigest } from '../../../infra/local/schedule-digest.ts';
import { linkGmail, simulator, stack } from '../../support/product.ts';

describe('the mail digest', () => {
  it('is made once for one slot, from a schedule that fires', async () => {
    await linkGmail('digest-ada');
    const input = { issuer: stack.issuerUrl, identifier: 'digest-ada' };
    await scheduleDigest(stack, 'digest-ada', input);
    const { digest, scheduledTime } = await awaitDigest(stack, input);
    expect(digest.counts).toEqual({ read: 17, summarised: 17, skipped: 0 });
    const again = await fetch(
      `${stack.awsUrl}/2015-03-31/functions/${stack.functions['mail-digest']?.arn}/invocations`,
      {
        method: 'POST',
        body: JSON.stringify({ ...input, scheduledTime }),
      },
    );
    expect(await again.json()).toEqual({ status: 'NOT_MINE' });
  });

  it('puts people who ask first and bulk mail last', async () => {
    await linkGmail('digest-order');
    const input = { issuer: stack.issuerUrl, identifier: 'digest-order' };
    await scheduleDigest(stack, 'digest-order', input);
    const { digest } = await awaitDigest(stack, input);
    const kinds = digest.items.map(({ isBulk, asks }) => (isBulk ? 'bulk' : asks ? 'asks' : 'tells'));
    expect(kinds).toEqual(
      [...kinds].sort((a, b) => ['asks', 'tells', 'bulk'].indexOf(a) - ['asks', 'tells', 'bulk'].indexOf(b)),
    );
    expect(new Set(kinds)).toEqual(new Set(['asks', 'tells', 'bulk']));
    for (const item of digest.items) expect([item.sender, item.subject, item.gist].every(Boolean)).toBe(true);
  });

  it('reads message by message when only ids come back', async () => {
    await linkGmail('digest-ids');
    await simulator.post('mailboxes/digest-ids', { idsOnly: true });
    const input = { issuer: stack.issuerUrl, identifier: 'digest-ids' };
    await scheduleDigest(stack, 'digest-ids', input);
    expect((await awaitDigest(stack, input)).digest.counts).toEqual({ read: 17, summarised: 17, skipped: 0 });
  });

  it('skips the slot of an account that has expired', async () => {
    await simulator.post('accounts/status', {
      identifier: 'digest-expired',
      connection: 'gmail-local',
      status: 'EXPIRED',
    });
    const response = await fetch(
      `${stack.awsUrl}/2015-03-31/functions/${stack.functions['mail-digest']?.arn}/invocations`,
      {
        method: 'POST',
        body: JSON.stringify({
          issuer: stack.issuerUrl,
          identifier: 'digest-expired',
          scheduledTime: '2026-11-22T08:00:00Z',
        }),
      },
    );
    expect(await response.json()).toEqual({ status: 'SKIPPED', reason: 'reconnect-required' });
  });
});
