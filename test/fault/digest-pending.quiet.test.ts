import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { slotsOf, takeFromDeadLetterQueue } from '../support/digest/digest-records.ts';
import { runReconcile, useScheduleTruth } from '../support/digest/schedule-truth.ts';
import { linkGmail, signedIn } from '../support/stack/product.ts';
import { armFault, healStack } from '../support/stack/stack-control.ts';

const { expectTruth, fire } = useScheduleTruth();
const SLOT = '2026-11-22T06:30:00.000Z';
const body = { time: '07:30', timeZone: 'Europe/Berlin' };
let users = 0;

type Browser = Awaited<ReturnType<typeof signedIn>>;
type Step = { request: string; function: string; given: 'no digest' | 'a digest'; calls: string[] };

/** Every call of each request that changes a digest, in order. */
const steps: Step[] = [
  {
    request: 'PUT /digest',
    function: 'digest-schedule',
    given: 'no digest',
    calls: [
      'dynamodb.GetItem',
      'dynamodb.UpdateItem',
      'scheduler.UpdateSchedule',
      'scheduler.CreateSchedule',
      'dynamodb.UpdateItem',
    ],
  },
  {
    request: 'PUT /digest',
    function: 'digest-schedule',
    given: 'a digest',
    calls: ['dynamodb.GetItem', 'dynamodb.UpdateItem', 'scheduler.UpdateSchedule', 'dynamodb.UpdateItem'],
  },
  {
    request: 'DELETE /digest',
    function: 'digest-schedule',
    given: 'a digest',
    calls: ['dynamodb.UpdateItem', 'scheduler.DeleteSchedule', 'dynamodb.DeleteItem'],
  },
  {
    request: 'DELETE /connections/gmail',
    function: 'connect',
    given: 'a digest',
    calls: ['dynamodb.GetItem', 'dynamodb.UpdateItem', 'scheduler.DeleteSchedule', 'dynamodb.DeleteItem'],
  },
];
const points = steps.flatMap(({ calls, ...step }) =>
  calls.flatMap((at, index) => {
    const nth = calls.slice(0, index + 1).filter((each) => each === at).length;
    // Before a call is after the one before it.
    const whens = index === 0 ? (['before', 'after'] as const) : (['after'] as const);
    return whens.map((when) => ({ ...step, at, nth, when }));
  }),
);

async function newUser(given: Step['given']): Promise<{ identifier: string; browser: Browser }> {
  users += 1;
  const identifier = `digest-pending-${users}`;
  await linkGmail(identifier);
  const browser = await signedIn(identifier);
  if (given === 'a digest') expect((await browser('PUT /digest', body)).status).toBe(200);
  return { identifier, browser };
}

const ask = (browser: Browser, request: string) =>
  browser(request, request.startsWith('PUT') ? { ...body, time: '09:00' } : undefined);

afterEach(healStack);
afterAll(async () => {
  for (let user = 1; user <= users; user += 1)
    await (await signedIn(`digest-pending-${user}`))('DELETE /digest');
});

/** Sends the request, and kills its process at the point. */
async function killRequest(browser: Browser, { at, when, nth, ...point }: (typeof points)[number]) {
  await armFault({ at, when, do: 'kill', function: point.function, share: 1 / nth });
  expect((await ask(browser, point.request)).status).toBe(500);
  await healStack();
}

describe('a change of a digest whose function is killed (T48)', () => {
  it.each(points)(
    '$request with $given, $when $at ($nth), is completed by one sweep, and GET /digest is true before it',
    async (point) => {
      const { identifier, browser } = await newUser(point.given);
      await killRequest(browser, point);
      const between = await expectTruth(browser, identifier);
      if (between.scheduled !== undefined) {
        await fire(identifier, SLOT);
        expect((await slotsOf([identifier])).get(identifier)?.closedAt).toBeDefined();
        expect(await takeFromDeadLetterQueue([identifier])).toEqual([]);
        await expectTruth(browser, identifier);
      }
      expect((await runReconcile()).failed).toBe(false);
      const after = await expectTruth(browser, identifier);
      expect(after.scheduled).toBe(after.revision);
      // Where the account was removed already, the firing has paused the digest.
      if (after.status === 200) {
        expect(after.json.pending).toBeUndefined();
        expect(after.json.nextRun === undefined).toBe(after.json.paused?.reason === 'account');
      }
    },
  );

  it.each(points.filter(({ at, when }) => when === 'after' && !/Get|DeleteItem/.test(at)))(
    '$request with $given, after $at ($nth), is completed by the same request',
    async (point) => {
      const { identifier, browser } = await newUser(point.given);
      await killRequest(browser, point);
      const { status, json } = await ask(browser, point.request);
      expect([200, 204]).toContain(status);
      if (status === 200) expect(json.nextRun).toEqual(expect.any(String));
      const after = await expectTruth(browser, identifier);
      expect([after.status, after.scheduled]).toEqual([status === 200 ? 200 : 404, after.revision]);
    },
  );
});
