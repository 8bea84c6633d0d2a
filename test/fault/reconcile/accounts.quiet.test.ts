import { describe, expect, it } from 'vitest';
import { runReconcile } from '../../support/digest/schedule-truth.ts';
import { useHealthUsers } from '../../support/reconcile/health-users.ts';
import { simulator } from '../../support/stack/product.ts';

// The stack receives no webhook.
const { newUser, newUserWithout, publishedOf, expectEndAfterKill } = useHealthUsers('health');
const show = (identifier: string, status: string) =>
  simulator.post('accounts/status', { identifier, connection: 'gmail-local', status });

describe('reconcile, where no webhook comes', () => {
  it('pauses the digest of an account that expired, once, and lifts the pause when it is back', async () => {
    const { identifier, pauseOf } = await newUser();
    await runReconcile();
    expect(await pauseOf()).toBeUndefined();
    await show(identifier, 'EXPIRED');
    // The change is younger than a webhook's last delivery: it is followed, and not counted.
    expect((await runReconcile()).result).toMatchObject({
      accounts: { paused: 1, failed: 0 },
      missed: { lost: 0 },
    });
    const paused = await pauseOf();
    expect(paused).toMatchObject({ reason: 'account', connection: 'gmail' });
    expect((await runReconcile()).result).toMatchObject({ accounts: { paused: 0 } });
    expect(await pauseOf()).toEqual(paused);
    await show(identifier, 'ACTIVE');
    expect((await runReconcile()).result).toMatchObject({ accounts: { lifted: 1 } });
    expect([await pauseOf(), await publishedOf(identifier)]).toEqual([undefined, []]);
  });

  it('counts and publishes what a webhook should have reported', async () => {
    const { identifier, pauseOf } = await newUserWithout();
    expect((await runReconcile()).result).toMatchObject({ missed: { lost: 1 }, findings: { missed: 1 } });
    expect(await pauseOf()).toMatchObject({ reason: 'account' });
    expect(await publishedOf(identifier)).toEqual([
      expect.objectContaining({ connection: 'gmail', status: 'NOT_CONNECTED' }),
    ]);
    expect((await runReconcile()).result).toMatchObject({ missed: { lost: 0 }, isDone: true });
  });

  // The second update is the pause. Every other call: kills.verify.test.ts.
  it.each(['before', 'after'] as const)('that is killed %s the pause ends as if it was not', (when) =>
    expectEndAfterKill('dynamodb.UpdateItem', when, 2),
  );

  it('goes on with the schedules while Scalekit limits the rate, and resumes in the next run', async () => {
    const { identifier, pauseOf } = await newUser();
    await show(identifier, 'EXPIRED');
    await simulator.post('faults', {
      at: 'scalekit.listConnectedAccounts',
      do: 'error',
      code: 'ResourceExhausted',
      share: 1,
    });
    expect(await runReconcile()).toMatchObject({
      failed: true,
      result: { errorMessage: 'upstream-unavailable' },
    });
    expect(await pauseOf()).toBeUndefined();
    await simulator.remove('faults');
    expect((await runReconcile()).result).toMatchObject({ accounts: { paused: 1 }, isDone: true });
    expect(await pauseOf()).toMatchObject({ reason: 'account' });
  });
});
