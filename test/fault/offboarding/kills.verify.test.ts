import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { putSettings } from '../../support/digest/digest-control.ts';
import { consentToLink } from '../../support/stack/linking.ts';
import { awaitOffboarding, endOffboarding, endOffboardingLease } from '../../support/stack/offboardings.ts';
import { linkGmail, signedIn } from '../../support/stack/product.ts';
import { armFault, eventsSince, healStack, lastSeq } from '../../support/stack/stack-control.ts';
import { accountsOf } from '../../support/stack/stack-dump.ts';

const CALLS = ['dynamodb.UpdateItem', 'scalekit.deleteConnectedAccount', 'kms.Sign'] as const;
const points = CALLS.flatMap((at) => (['before', 'after'] as const).map((when) => ({ at, when })));

afterEach(healStack);

describe('an offboarding whose function is killed (T58)', () => {
  it.each(points)('$when $at is continued by a further DELETE', async ({ at, when }) => {
    const user = `offboarding-killed-${when}-${at.replace('.', '-')}`;
    const browser = await signedIn(user);
    await linkGmail(user);
    await consentToLink(browser, 'slack', 'work');
    await putSettings(browser);
    const draft = { connection: 'gmail', input: { to: 'bob@example.com', subject: 's', body: 'b' } };
    await browser('POST /actions/gmail_create_draft', draft, { 'idempotency-key': randomUUID() });
    const seq = await lastSeq();
    await armFault({ at, when, do: 'kill', function: 'offboard', times: 1 });
    expect((await browser('DELETE /users/me')).status).toBe(202);
    await awaitOffboarding(user, async () => (await eventsSince(seq, { source: 'fault' })).length > 0);
    await healStack();
    await endOffboardingLease(user);
    expect((await browser('DELETE /users/me')).status).toBe(202);
    const ended = await endOffboarding(user, browser);
    expect(ended).toMatchObject({
      status: 'DONE',
      removed: { accounts: 2, schedules: 1, digestSettings: 1, executions: 1, labels: 1 },
    });
    expect(await accountsOf(user)).toEqual([]);
  });
});
