import { ListSchedulesCommand, UpdateScheduleCommand } from '@aws-sdk/client-scheduler';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { choiceSchema } from '../../../shared/digest/settings/settings.ts';
import { ownerOf, putSettings } from '../../support/digest/digest-control.ts';
import { runReconcile, useScheduleTruth } from '../../support/digest/schedule-truth.ts';
import { linkGmail, signedIn, stack } from '../../support/stack/product.ts';
import { armFault, control, healStack, recycle } from '../../support/stack/stack-control.ts';

const { client, settings, findSchedule, expectTruth } = useScheduleTruth();
const policy = { MaximumRetryAttempts: 3, MaximumEventAgeInSeconds: 3_600 };
let users = 0;

async function newUser() {
  users += 1;
  const identifier = `reconcile-${users}`;
  await linkGmail(identifier);
  const browser = await signedIn(identifier);
  await putSettings(browser);
  return { identifier, browser };
}

/** Writes the schedule as an earlier version did: without retries of its own, and with that input. */
async function ageSchedule(identifier: string, change: (input: string) => string = (input) => input) {
  const found = await findSchedule(identifier);
  if (!found?.Target?.Arn) throw new Error('There is no schedule.');
  const { Name, GroupName, ScheduleExpression, FlexibleTimeWindow, ScheduleExpressionTimezone } = found;
  const { RetryPolicy: _, Input = '', ...target } = found.Target;
  const Target = { ...target, Arn: found.Target.Arn, RoleArn: found.Target.RoleArn, Input: change(Input) };
  const schedule = { Name, GroupName, ScheduleExpression, FlexibleTimeWindow, ScheduleExpressionTimezone };
  await client.send(new UpdateScheduleCommand({ ...schedule, Target }));
  expect((await findSchedule(identifier))?.Target?.RetryPolicy).not.toEqual(policy);
}

afterEach(healStack);
afterAll(async () => {
  for (let user = 1; user <= users; user += 1) await (await signedIn(`reconcile-${user}`))('DELETE /digest');
});

describe('reconcile', () => {
  it('gives a schedule of an earlier version its retries, as every change does', async () => {
    const { identifier, browser } = await newUser();
    expect((await findSchedule(identifier))?.Target?.RetryPolicy).toEqual(policy);
    await ageSchedule(identifier);
    const { result } = await runReconcile();
    expect(result).toMatchObject({ schedules: { aligned: 1, failed: 0 }, isDone: true });
    expect((await findSchedule(identifier))?.Target?.RetryPolicy).toEqual(policy);
    expect((await expectTruth(browser, identifier)).json.nextRun).toEqual(expect.any(String));
    await ageSchedule(identifier);
    await putSettings(browser);
    expect((await findSchedule(identifier))?.Target?.RetryPolicy).toEqual(policy);
  });

  it('writes a schedule again that carries an earlier revision', async () => {
    const { identifier, browser } = await newUser();
    await ageSchedule(identifier, (input) => input.replace(/"revision":"[^"]*"/, '"revision":"earlier"'));
    await runReconcile();
    const { scheduled, revision } = await expectTruth(browser, identifier);
    expect([scheduled, scheduled === undefined]).toEqual([revision, false]);
  });

  it.each([
    ['dynamodb.Query', 1],
    ['dynamodb.UpdateItem', 1],
    ['scheduler.UpdateSchedule', 1],
    ['dynamodb.UpdateItem', 2],
    ['scheduler.ListSchedules', 1],
    ['scheduler.GetSchedule', 1],
  ])('that is killed after %s (%i) is completed by its next run (T48)', async (at, nth) => {
    const { identifier, browser } = await newUser();
    const choice = { ...choiceSchema.parse(await settings.find(ownerOf(identifier))), time: '09:00' };
    await settings.put(ownerOf(identifier), { choice, revision: 'newer', at: 1 });
    await recycle('reconcile');
    await armFault({ at, when: 'after', do: 'kill', function: 'reconcile', share: 1 / nth });
    expect((await runReconcile()).failed).toBe(true);
    await healStack();
    await expectTruth(browser, identifier);
    expect((await runReconcile()).failed).toBe(false);
    const { scheduled, json } = await expectTruth(browser, identifier);
    expect([scheduled, json.time, json.pending]).toEqual(['newer', '09:00', undefined]);
  });

  it('fails while Scheduler is away, with the code alone, and leaves the settings pending', async () => {
    const { identifier, browser } = await newUser();
    await armFault({ at: 'scheduler.UpdateSchedule', do: 'error', share: 1 });
    expect((await browser('PUT /digest', { time: '09:00', timeZone: 'Europe/Berlin' })).status).toBe(503);
    expect(await runReconcile()).toMatchObject({
      failed: true,
      result: { errorMessage: 'upstream-unavailable' },
    });
    expect((await expectTruth(browser, identifier)).json.pending).toBe(true);
    await healStack();
    await runReconcile();
    expect((await expectTruth(browser, identifier)).json.nextRun).toEqual(expect.any(String));
  });

  it('runs by its own schedule', async () => {
    const { identifier, browser } = await newUser();
    await settings.requestAlignment(
      ownerOf(identifier),
      (await settings.find(ownerOf(identifier)))?.revision,
    );
    expect((await browser('GET /digest')).json.pending).toBe(true);
    const { Schedules = [] } = await client.send(new ListSchedulesCommand({ GroupName: 'default' }));
    const own = Schedules.filter(({ Target }) => Target?.Arn === stack.outputs.ReconcileFunctionArn);
    const daily = own.find(({ Name }) => Name?.startsWith('ReconciliationSchedule'));
    await control('POST', `schedules/${daily?.Name}/fire`, { group: 'default' });
    await expect
      .poll(async () => (await browser('GET /digest')).json.nextRun, { timeout: 90_000 })
      .toBeDefined();
  });
});
