import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { ownerOf, putSettings } from '../support/digest/digest-control.ts';
import { messagesTo, slotsOf } from '../support/digest/digest-records.ts';
import { endSlotLeases } from '../support/stack/leases.ts';
import { linkGmail, signedIn, stack } from '../support/stack/product.ts';
import { armFault, healStack, recycle } from '../support/stack/stack-control.ts';
import { stepsOf } from '../support/stack/steps.ts';

const SLOT = '2026-11-22T06:30:00.000Z';
const FUNCTION = 'mail-digest';
const users: string[] = [];

async function newUser(delivery: Delivery): Promise<string> {
  const identifier = `digest-crash-${users.length}`;
  users.push(identifier);
  await linkGmail(identifier);
  await putSettings(await signedIn(identifier), { delivery });
  return identifier;
}
afterEach(healStack);
afterAll(async () => {
  for (const user of users) await (await signedIn(user))('DELETE /digest');
});

/** Invokes the function with the slot once, as each of Lambda's attempts does. */
async function run(identifier: string): Promise<{ failed: boolean; result: Record<string, unknown> }> {
  const response = await fetch(`${stack.awsUrl}/2015-03-31/functions/${FUNCTION}/invocations`, {
    method: 'POST',
    body: JSON.stringify({ ...ownerOf(identifier), scheduledTime: SLOT }),
  });
  const result = (await response.json()) as Record<string, unknown>;
  return { failed: response.headers.has('x-amz-function-error'), result };
}

type Delivery = 'stored' | 'email';
/** A call of a run, and how the slot ends when the run is killed after it: its state, and how many mails are sent. */
type Step = [at: string, end: string, mails: number];
const cold = (mails: number): Step[] => [
  ['secretsmanager.GetSecretValue', 'DELIVERED', mails],
  ['scalekit.token', 'DELIVERED', mails],
];
/** The calls that only a cold process makes. At any other call a warm process can be killed, which is quicker. */
const ofColdStart = cold(0).map(([at]) => at);
const begun = (mails: number): Step[] => [
  ['dynamodb.GetItem', 'DELIVERED', mails],
  ['dynamodb.UpdateItem', 'DELIVERED', mails],
  ['dynamodb.GetItem', 'DELIVERED', mails],
  ['dynamodb.Query', 'DELIVERED', mails],
  ...cold(mails),
  ['scalekit.executeTool', 'DELIVERED', mails],
];
/** All calls of a cold run, in order; a call that is missing here fails the first test below. */
const steps: Record<Delivery, Step[]> = {
  stored: [...begun(0), ['dynamodb.UpdateItem', 'DELIVERED', 0], ['dynamodb.UpdateItem', 'DELIVERED', 0]],
  email: [
    ...begun(1),
    ['scalekit.executeTool', 'DELIVERED', 1],
    ['dynamodb.UpdateItem', 'DEAD outcome-unknown', 0],
    ['scalekit.executeTool', 'DEAD outcome-unknown', 1],
    ['dynamodb.UpdateItem', 'DELIVERED', 1],
    ['dynamodb.UpdateItem', 'DELIVERED', 1],
  ],
};
const deliveries = Object.keys(steps) as Delivery[];
const points = deliveries.flatMap((delivery) =>
  steps[delivery].map(([at, end, mails], index) => {
    const nth = steps[delivery].slice(0, index + 1).filter(([each]) => each === at).length;
    return { delivery, at, nth, end, mails };
  }),
);

/** Runs with the process killed after the nth call of its kind. */
async function killRun(identifier: string, at: string, nth: number): Promise<void> {
  if (ofColdStart.includes(at)) await recycle(FUNCTION);
  await armFault({ at, when: 'after', do: 'kill', function: FUNCTION, share: 1 / nth });
  expect((await run(identifier)).failed).toBe(true);
  await healStack();
}

async function endOf(identifier: string): Promise<string> {
  const slot = (await slotsOf([identifier])).get(identifier);
  return [slot?.status, slot?.reason].filter(Boolean).join(' ');
}

describe('a cold digest', () => {
  it.each(deliveries)('by %s makes no other calls (T32)', async (delivery) => {
    const identifier = await newUser(delivery);
    await recycle(FUNCTION);
    const runOnce = async () => expect((await run(identifier)).result).toMatchObject({ status: 'DELIVERED' });
    expect(await stepsOf(FUNCTION, runOnce, identifier)).toEqual(
      steps[delivery].map(([at]) => at).toSorted(),
    );
  });
});

describe('a digest whose function is killed (T32)', () => {
  it.each(points)(
    'by $delivery, after $at ($nth), ends as $end with $mails mails when it is run again',
    async ({ delivery, at, nth, end, mails }) => {
      const identifier = await newUser(delivery);
      await killRun(identifier, at, nth);
      const leased = await endSlotLeases(identifier);
      const isOver = leased === 0 && (await endOf(identifier)) !== '';
      const again = await run(identifier);
      expect(again.failed).toBe(false);
      if (isOver) expect(again.result).toEqual({ status: 'NOT_MINE' });
      expect(await endOf(identifier)).toBe(end);
      expect((await messagesTo([identifier])).get(identifier)).toBe(mails);
    },
  );

  it('is not run again while its lease lasts', async () => {
    const identifier = await newUser('email');
    await killRun(identifier, 'scalekit.executeTool', 3);
    expect((await run(identifier)).result).toMatchObject({ errorMessage: 'request-in-progress' });
    expect(await endOf(identifier)).toBe('SENDING');
    expect((await messagesTo([identifier])).get(identifier)).toBe(1);
  });
});
