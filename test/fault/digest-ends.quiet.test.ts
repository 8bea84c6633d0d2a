import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { putSettings } from '../support/digest/digest-control.ts';
import { useScheduleTruth } from '../support/digest/schedule-truth.ts';
import { signedIn } from '../support/stack/product.ts';
import { armFault, eventsSince, healStack, lastSeq } from '../support/stack/stack-control.ts';
import { accountEvent, deleteAccount, sendWebhook, setStatus } from '../support/stack/webhooks.ts';

const { findSchedule } = useScheduleTruth();
const users: string[] = [];

async function newUser(name: string) {
  const identifier = `digest-ends-${name}`;
  users.push(identifier);
  const account = await setStatus(identifier, 'ACTIVE');
  const browser = await signedIn(identifier);
  await putSettings(browser);
  return { identifier, account, browser };
}

/** Starts the end of a digest, which stops before it deletes the schedule; changes the digest; then lets the end go on. */
async function changeWhileEnding(
  functionName: string,
  end: () => Promise<unknown>,
  change: () => Promise<unknown>,
) {
  const since = await lastSeq();
  await armFault({ at: 'scheduler.DeleteSchedule', function: functionName, do: 'blackhole' });
  const ended = end();
  await expect.poll(() => eventsSince(since, { source: 'fault' })).toHaveLength(1);
  await change();
  await healStack();
  await ended;
  const calls = await eventsSince(since, { source: 'scheduler' });
  return calls.filter((call) => call.function === functionName).map(({ event }) => event);
}

afterEach(healStack);
afterAll(async () => {
  for (const identifier of users) await (await signedIn(identifier))('DELETE /digest');
});

describe('a digest that its user sets again while its account ends it', () => {
  it.each([
    ['connect', 'the user disconnects'],
    ['account-events', 'a webhook reports the deletion'],
  ])('keeps its schedule, which %s creates anew, when %s', async (functionName) => {
    const { identifier, account, browser } = await newUser(functionName);
    const end =
      functionName === 'connect'
        ? () => browser('DELETE /connections/gmail')
        : async () => {
            await deleteAccount(account.id);
            await sendWebhook(accountEvent(account, 'deleted'));
          };
    const calls = await changeWhileEnding(functionName, end, () => putSettings(browser, { time: '08:15' }));
    expect(calls).toEqual(['DeleteSchedule', 'UpdateSchedule', 'CreateSchedule']);
    expect((await findSchedule(identifier))?.ScheduleExpression).toBe('cron(15 8 * * ? *)');
  });
});
