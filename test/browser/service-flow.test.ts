import { describe, expect, it } from 'vitest';
import { signedIn } from '../support/stack/product.ts';
import { accountsOf } from './fixture/accounts.ts';
import { HAS_CHROMIUM } from './fixture/chromium.ts';
import { press, seeHeading, signIn, usePeople } from './fixture/people.ts';

/** The link that a service of the product asked for in the user's name. */
async function linkFromService(user: string): Promise<string> {
  const service = await signedIn('local-service', { client_id: 'local-service', scope: 'onbehalf/act-as' });
  const { json } = await service('POST /connections/gmail/authorize', {}, { 'on-behalf-of': user });
  return json.authorizationUrl;
}

describe.skipIf(!HAS_CHROMIUM)('a link that a service started', () => {
  const somebody = usePeople();

  it.each([
    ['Yes, connect it', 'Connected', 'ACTIVE'],
    ['No', 'Not connected', 'PENDING_VERIFICATION'],
  ])('asks the user whether they expected it: %s', async (answer, heading, status) => {
    const user = `service-${status.toLowerCase()}`;
    const { page } = await somebody();
    await signIn(page, user);
    await page.goto(await linkFromService(user));
    await press(page, 'Approve');
    await page.getByText(/Somebody at Sample Product started to connect your Gmail account/).waitFor();
    await press(page, answer);
    await seeHeading(page, heading);
    expect(await accountsOf(user)).toEqual([`gmail-local ${status}`]);
  });
});
