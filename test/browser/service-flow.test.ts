import { describe, expect, it } from 'vitest';
import { signedIn, simulator } from '../support/stack/product.ts';
import { accountsOf } from './fixture/accounts.ts';
import { HAS_CHROMIUM } from './fixture/chromium.ts';
import { press, seeConnections, seeHeading, signIn, usePeople } from './fixture/people.ts';

/** Requests a link as a service that acts for the user. */
async function requestLinkAsService(user: string, connection = 'gmail'): Promise<string> {
  const service = await signedIn('local-service', { client_id: 'local-service', scope: 'onbehalf/act-as' });
  const { json } = await service(`POST /connections/${connection}/authorize`, {}, { 'on-behalf-of': user });
  return json.authorizationUrl;
}

describe.skipIf(!HAS_CHROMIUM)('a link that a service started', () => {
  const newPerson = usePeople();

  it.each([
    ['Yes, connect it', 'Connected', 'ACTIVE'],
    ['No', 'Not connected', 'PENDING_VERIFICATION'],
  ])('asks the user whether they expected it: %s', async (decision, heading, status) => {
    const user = `service-${status.toLowerCase()}`;
    const { page } = await newPerson();
    await signIn(page, user);
    await page.goto(await requestLinkAsService(user));
    await press(page, 'Approve');
    await page.getByText(/Somebody started to connect your Gmail account/).waitFor();
    await press(page, decision);
    await seeHeading(page, heading);
    expect(await accountsOf(user)).toEqual([`gmail-local ${status}`]);
  });

  it.each([
    ['Yes, connect it', 'Connected', 'ACTIVE'],
    ['No', 'Not connected', 'PENDING_VERIFICATION'],
  ])(
    "asks also about the user's own link while a service's is open: %s",
    async (decision, heading, status) => {
      const user = `service-own-${status.toLowerCase()}`;
      const { page } = await newPerson();
      await signIn(page, user);
      await requestLinkAsService(user, 'slack');
      await press(page, 'Connect Gmail');
      await press(page, 'Approve');
      await page.getByText(/Somebody started to connect your Gmail account/).waitFor();
      await press(page, decision);
      await seeHeading(page, heading);
      expect((await accountsOf(user)).toSorted()).toEqual([
        `gmail-local ${status}`,
        'slack-local PENDING_AUTH',
      ]);
    },
  );

  it('shows the connection that was linked, which the approval was for', async () => {
    const user = 'service-mixed';
    const { page } = await newPerson();
    await signIn(page, user);
    const link = await requestLinkAsService(user, 'slack');
    await press(page, 'Connect Gmail');
    await press(page, 'Approve');
    await page.getByText(/Somebody started to connect/).waitFor();
    const own = JSON.parse(String(await page.evaluate("sessionStorage.getItem('onbehalf.return')")));
    // The approval of the service's link comes back with the state of the user's own flow.
    const { redirectTo } = await simulator.post('consents', { link, decision: 'approve' });
    const address = new URL(redirectTo);
    address.searchParams.set('state', own.state);
    await page.goto(address.href);
    await press(page, 'Yes, connect it');
    await page.getByText(`Slack is connected to ${user}.`).waitFor();
    expect((await accountsOf(user)).toSorted()).toEqual([
      'gmail-local PENDING_VERIFICATION',
      'slack-local ACTIVE',
    ]);
  });
});

describe.skipIf(!HAS_CHROMIUM)('a refusal', () => {
  const newPerson = usePeople();

  it('on the consent page ends the flow, so that five refusals do not keep the user from a sixth link', async () => {
    const { page } = await newPerson();
    await signIn(page, 'browser-refuses-often');
    for (let refusal = 0; refusal < 6; refusal += 1) {
      await press(page, 'Connect Slack');
      await press(page, 'Refuse');
      await page.getByText('You did not approve it. Slack was not connected.').waitFor();
      await seeConnections(page);
    }
    expect(await accountsOf('browser-refuses-often')).toEqual(['slack-local PENDING_AUTH']);
  });
});
