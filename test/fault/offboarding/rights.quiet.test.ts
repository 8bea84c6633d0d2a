import { DeleteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { localTable } from '../../../infra/local/aws/dynamodb/table-client.ts';
import { PENDING_INDEX } from '../../../shared/state/alignment/pending-index.ts';
import { locateOffboarding } from '../../../shared/state/offboarding/offboarding-item.ts';
import { ownerOf } from '../../support/digest/digest-control.ts';
import {
  hideDeadLetters,
  purgeDeadLetters,
  readDeadLetters,
  sendDeadLetter,
} from '../../support/stack/dead-letters.ts';
import { awaitLooks, awaitOffboarding, endOffboarding } from '../../support/stack/offboardings.ts';
import { linkGmail, signedIn, stack } from '../../support/stack/product.ts';
import { armFault, control, eventsSince, healStack, lastSeq } from '../../support/stack/stack-control.ts';

async function newUser(name: string) {
  const identifier = `offboarding-rights-${name}`;
  await linkGmail(identifier);
  return { identifier, browser: await signedIn(identifier) };
}

/** As the table has it when no offboarding has read the dead-letter queue for minutes. */
async function forgetTurns(): Promise<void> {
  const { client, name: TableName } = localTable(stack);
  await client.send(new DeleteCommand({ TableName, Key: { pk: 'OFFBOARDINGS', sk: 'DEAD-LETTERS' } }));
  client.destroy();
}

afterEach(healStack);
afterAll(purgeDeadLetters);

describe('an offboarding', () => {
  it("deletes the user's messages from the dead-letter queue, and shows those of others again", async () => {
    const { identifier, browser } = await newUser('queue');
    const firingOf = (user: string) => ({ ...ownerOf(user), scheduledTime: '2030-01-01T07:30:00Z' });
    await purgeDeadLetters();
    await sendDeadLetter(firingOf(identifier));
    await sendDeadLetter(firingOf('offboarding-rights-other'));
    await browser('DELETE /users/me');
    const { status, removed } = await endOffboarding(identifier, browser);
    expect([status, removed.deadLetters]).toEqual(['DONE', 1]);
    expect(await readDeadLetters()).toEqual([firingOf('offboarding-rights-other')]);
  });

  it("does not end while an operator reads the user's message", async () => {
    const { identifier, browser } = await newUser('hidden');
    await purgeDeadLetters();
    // The pauses of these tests are shorter than an earlier count holds.
    await forgetTurns();
    await sendDeadLetter({ ...ownerOf(identifier), scheduledTime: '2030-01-01T07:30:00Z' });
    const show = await hideDeadLetters();
    await browser('DELETE /users/me');
    const looks = async () => (await browser('GET /users/me/offboarding')).json.looks;
    await awaitOffboarding(identifier, async () => (await looks()) >= 2);
    await show();
    const { status, removed } = await endOffboarding(identifier, browser);
    expect([status, removed.deadLetters, await readDeadLetters()]).toEqual(['DONE', 1, []]);
  });

  it('has ended when the response to its last write was lost', async () => {
    const { identifier, browser } = await newUser('lost');
    const since = await lastSeq();
    await armFault({ at: 'kms.Sign', function: 'offboard', do: 'blackhole' });
    await browser('DELETE /users/me');
    const ended = endOffboarding(identifier, browser);
    await expect.poll(() => eventsSince(since, { source: 'fault' })).toHaveLength(1);
    await armFault({ at: 'dynamodb.UpdateItem', function: 'offboard', do: 'reset', when: 'after' });
    await control('DELETE', 'faults?service=kms');
    expect((await ended).status).toBe('DONE');
    // The write had its effect: the function finds that out after its attempts.
    const readsOfJob = async () => {
      const reads = await eventsSince(since, { source: 'dynamodb', event: 'GetItem' });
      return reads.filter((read) => read.function === 'offboard');
    };
    await expect.poll(readsOfJob).not.toEqual([]);
  });

  it('that should have ended is continued by reconcile', async () => {
    const { identifier, browser } = await newUser('overdue');
    await browser('DELETE /users/me');
    await awaitLooks(identifier, 1);
    const { client, name: TableName } = localTable(stack);
    await client.send(
      new UpdateCommand({
        TableName,
        ...locateOffboarding(ownerOf(identifier)),
        UpdateExpression: 'SET #since = :past',
        ExpressionAttributeNames: { '#since': PENDING_INDEX.sortKey },
        ExpressionAttributeValues: { ':past': 1 },
      }),
    );
    client.destroy();
    const since = await lastSeq();
    await fetch(`${stack.awsUrl}/2015-03-31/functions/reconcile/invocations`, {
      method: 'POST',
      body: JSON.stringify({ onlyOffboardings: true }),
    });
    const invoked = await eventsSince(since, { source: 'lambda', event: 'Invoke' });
    expect(invoked.filter((call) => call.function === 'reconcile')).toMatchObject([
      { resource: expect.stringContaining('offboard'), outcome: 'ok' },
    ]);
    expect((await endOffboarding(identifier, browser)).status).toBe('DONE');
  });
});
