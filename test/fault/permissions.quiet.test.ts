import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { newActor, verdict } from '../support/actions/actions.ts';
import { ownerOf, putSettings } from '../support/digest/digest-control.ts';
import { purgeDeadLetters } from '../support/stack/dead-letters.ts';
import { signedIn, stack } from '../support/stack/product.ts';
import { control, eventsSince, lastSeq, recycle } from '../support/stack/stack-control.ts';

/** Takes a grant away: what follows are the denials of the function's real policy without it. */
const revoke = (holder: string, action: string) => control('POST', 'iam', { revoked: [{ holder, action }] });
const restore = () => control('DELETE', 'iam');

afterEach(restore);
// What is left there would fire the alarm on the queue.
afterAll(purgeDeadLetters);

describe('a function that lost a grant (T63)', () => {
  it.each([
    ['connect', 'dynamodb:PutItem', 'POST /connections/gmail/authorize'],
    ['callback-status', 'secretsmanager:GetSecretValue', 'GET /connections'],
    ['execute-action', 'dynamodb:GetItem', 'GET /executions/f2b5c3de-0000-4000-8000-000000000000'],
    ['digest-schedule', 'dynamodb:GetItem', 'GET /digest'],
    ['digest-schedule', 'scheduler:CreateSchedule', 'PUT /digest'],
    ['digest-schedule', 'iam:PassRole', 'PUT /digest'],
  ])('%s without %s: %s is internal, and works once the grant is back', async (holder, action, route) => {
    const browser = await signedIn(`permissions-${action.replace(':', '-').toLowerCase()}`);
    const body = route.startsWith('PUT') ? { time: '07:30', timeZone: 'Europe/Berlin' } : undefined;
    await recycle(holder);
    await revoke(holder, action);
    const since = await lastSeq();
    const refused = await browser(route, body);
    expect([verdict(refused), refused.json.retryable]).toEqual(['500 internal', false]);
    expect(refused.text).not.toContain('AccessDenied');
    const denials = await eventsSince(since, { source: 'iam' });
    expect(denials).not.toEqual([]);
    for (const denial of denials) expect(denial).toMatchObject({ caller: holder, action, isAnnounced: true });
    await restore();
    expect((await browser(route, body)).status).toBeLessThan(500);
  });

  it('sends no write, and its key stays free', async () => {
    const ada = await newActor('permissions');
    const key = randomUUID();
    await revoke('execute-action', 'dynamodb:PutItem');
    expect(verdict(await ada.write(key))).toBe('500 internal');
    await restore();
    expect(verdict(await ada.write(key))).toBe('200');
  });

  it("leaves the firings of the stack's own schedules in the dead-letter queue", async () => {
    const roles = ['ReconciliationRole', 'SealingRole'];
    const revoked = roles.map((holder) => ({ holder, action: 'lambda:InvokeFunction' }));
    await control('POST', 'iam', { revoked });
    const since = await lastSeq();
    await control('POST', 'clock', { advanceSeconds: 25 * 60 * 60 });
    await control('DELETE', 'clock');
    const left = await eventsSince(since, { source: 'scheduler', event: 'DeadLetter' });
    expect(left.filter(({ outcome }) => outcome !== 'ok')).toEqual([]);
    for (const schedule of [/^Reconciliation/, /^Sealing/])
      expect(left.map(({ resource }) => resource)).toContainEqual(expect.stringMatching(schedule));
  });

  it('leaves events that no function can run in the dead-letter queue', async () => {
    const events: [name: string, verb: string, event: object][] = [
      [
        'mail-digest',
        'UpdateItem',
        { ...ownerOf('permissions-event'), scheduledTime: '2030-01-01T07:30:00Z' },
      ],
      ['offboard', 'UpdateItem', { user: 'a'.repeat(43) }],
      ['reconcile', 'UpdateItem', {}],
      ['seal-activity', 'Query', {}],
    ];
    const revoked = events.map(([holder, verb]) => ({ holder, action: `dynamodb:${verb}` }));
    await control('POST', 'iam', { revoked });
    const since = await lastSeq();
    for (const [name, , event] of events) {
      await fetch(`${stack.awsUrl}/2015-03-31/functions/${name}/invocations`, {
        method: 'POST',
        headers: { 'x-amz-invocation-type': 'Event' },
        body: JSON.stringify(event),
      });
    }
    const left = async () => {
      const records = await eventsSince(since, { source: 'lambda', event: 'on-failure' });
      // Schedules whose time the clock has passed invoke some of them, too.
      return [...new Set(records.map(({ function: name, outcome }) => `${name} ${outcome}`))].toSorted();
    };
    await expect.poll(left).toEqual(events.map(([name]) => `${name} ok`));
  });

  it('fires no digest under a role that may not invoke it: the firing waits in the dead-letter queue', async () => {
    const browser = await signedIn('permissions-firing');
    await putSettings(browser);
    await revoke('DigestSchedulesRole', 'lambda:InvokeFunction');
    const since = await lastSeq();
    const day = { advanceSeconds: 25 * 60 * 60 };
    await control('POST', 'clock', day);
    const fired = await eventsSince(since, { source: 'scheduler' });
    await control('DELETE', 'clock');
    const outcomes = fired.map(({ event, outcome }) => `${event} ${outcome}`);
    expect(outcomes).toContain('Fire AccessDeniedException');
    expect(outcomes).toContain('DeadLetter ok');
    await restore();
    await browser('DELETE /digest');
  });
});
