import { afterEach, describe, expect, it } from 'vitest';
import { endFlowLeases } from '../../support/stack/leases.ts';
import { activations, type Back, consentToLink, finish, statusAndCode } from '../../support/stack/linking.ts';
import { signedIn } from '../../support/stack/product.ts';
import { armFault, healStack, recycle } from '../../support/stack/stack-control.ts';
import { stepsOf } from '../../support/stack/steps.ts';

/** The calls that each route makes when its function is cold; a call that is missing here fails the first test below. */
const steps = {
  connect: [
    'secretsmanager.GetSecretValue',
    'scalekit.token',
    // Looks for an offboarding of the user.
    'dynamodb.GetItem',
    'scalekit.listConnectedAccounts',
    'scalekit.createConnectedAccount',
    // Claims a place, then leaves the trail of the flow.
    'dynamodb.GetItem',
    'dynamodb.UpdateItem',
    'dynamodb.UpdateItem',
    'dynamodb.PutItem',
    'scalekit.getMagicLinkForConnectedAccount',
  ],
  'callback-status': [
    'secretsmanager.GetSecretValue',
    'dynamodb.GetItem',
    'dynamodb.GetItem',
    // Looks for an offboarding of the user.
    'dynamodb.GetItem',
    'scalekit.token',
    'scalekit.listConnectedAccounts',
    // Leaves the trail of the consent, records its attempt, then leases the flow.
    'dynamodb.UpdateItem',
    'dynamodb.UpdateItem',
    'dynamodb.UpdateItem',
    'scalekit.verifyConnectedAccountUser',
    'scalekit.listConnectedAccounts',
    // Ends the flow, releases its place, and records the connection of the consent.
    'dynamodb.UpdateItem',
    'dynamodb.UpdateItem',
    'dynamodb.UpdateItem',
    // Looks for a digest that was paused for the account.
    'dynamodb.GetItem',
  ],
} as const;

type Route = keyof typeof steps;
type When = 'before' | 'after';

const crashes = (route: Route) =>
  steps[route].flatMap((at, index) =>
    (['before', 'after'] as const).map((when): [When, string, number] => [
      when,
      at,
      steps[route].slice(0, index + 1).filter((each) => each === at).length,
    ]),
  );

/** The calls of a cold function alone; at the others a warm one is killed sooner. */
const ofColdStart: readonly string[] = ['secretsmanager.GetSecretValue', 'scalekit.token'];

/** Kills the function's process at its nth call of the kind. */
async function killAt(route: Route, when: When, at: string, nth: number): Promise<void> {
  if (ofColdStart.includes(at)) await recycle(route);
  await armFault({ at, when, do: 'kill', function: route, share: 1 / nth });
}

async function coldSteps(route: Route, run: () => Promise<unknown>, user: string): Promise<string[]> {
  await recycle(route);
  return stepsOf(route, run, user);
}

const open: { user: string; back: Back; ada: Awaited<ReturnType<typeof signedIn>> }[] = [];
let users = 0;
async function newUser() {
  users += 1;
  const user = `crash-${users}`;
  return { user, ada: await signedIn(user) };
}

afterEach(healStack);

it('lists every call of authorize and verify', async () => {
  const { ada, user } = await newUser();
  const authorize = () => ada('POST /connections/gmail/authorize');
  expect(await coldSteps('connect', authorize, user)).toEqual(steps.connect.toSorted());
  const back = await consentToLink(ada);
  expect(await coldSteps('callback-status', () => finish(ada, back), user)).toEqual(
    steps['callback-status'].toSorted(),
  );
});

describe('verify killed', () => {
  it.each(crashes('callback-status'))(
    '%s %s (%i) lets its user start again immediately',
    async (...point) => {
      const { user, ada } = await newUser();
      const back = await consentToLink(ada);
      await killAt('callback-status', ...point);
      expect((await finish(ada, back)).status).toBe(500);
      await healStack();
      // The first attempt may still hold the flow: a crash looks like a slow attempt.
      expect(['200', '503 upstream-unavailable']).toContain(statusAndCode(await finish(ada, back)));
      expect([200, 201]).toContain((await ada('POST /connections/gmail/authorize')).status);
      open.push({ user, back, ada });
    },
  );

  it('leaves the flow to its own user', async () => {
    const [{ user, ada }, eve] = [await newUser(), await signedIn('crash-eve')];
    const back = await consentToLink(ada);
    await killAt('callback-status', 'after', 'dynamodb.UpdateItem', 3);
    expect((await finish(ada, back)).status).toBe(500);
    await healStack();
    for (const browser of [eve, ada])
      expect(statusAndCode(await finish(browser, back))).toBe('403 flow-rejected');
    expect([await activations(user), await activations('crash-eve')]).toEqual([0, 0]);
    expect((await finish(ada, await consentToLink(ada))).status).toBe(200);
  });
});

describe('authorize killed', () => {
  it.each(crashes('connect'))('%s %s (%i) lets its user start again immediately', async (...point) => {
    const { user, ada } = await newUser();
    await killAt('connect', ...point);
    expect((await ada('POST /connections/gmail/authorize')).status).toBe(500);
    await healStack();
    expect((await finish(ada, await consentToLink(ada))).status).toBe(200);
    expect(await activations(user)).toBe(1);
  });
});

describe('a flow whose verification was killed', () => {
  it('can be finished by its user once the lease has ended, and activates once', async () => {
    expect(open).toHaveLength(crashes('callback-status').length);
    let leased = 0;
    for (const { user, back, ada } of open) {
      leased += await endFlowLeases(user);
      expect([user, statusAndCode(await finish(ada, back)), await activations(user)]).toEqual([
        user,
        '200',
        1,
      ]);
    }
    expect(leased).toBeGreaterThan(0);
  });
});
