import { describe, expect, it } from 'vitest';
import { signedIn } from '../support/stack/product.ts';
import { accountsOf } from './fixture/accounts.ts';
import { HAS_CHROMIUM } from './fixture/chromium.ts';
import { press, seeHeading, signIn, usePeople } from './fixture/people.ts';

/** Requests a link as a service that acts for the user. */
async function requestLinkAsService(user: string): Promise<string> {
  const service = await signedIn('local-service', { client_id: 'local-service', scope: 'onbehalf/act-as' });
  const { json } = await service('POST /connections/gmail/authorize', {}, { 'on-behalf-of': user });
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
    await page.getByText(/Somebody at Sample Product started to connect your Gmail account/).waitFor();
    await press(page, decision);
    await seeHeading(page, heading);
    expect(await accountsOf(user)).toEqual([`gmail-local ${status}`]);
  });
});
