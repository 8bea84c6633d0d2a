import { describe, expect, it } from 'vitest';
import { stack } from '../support/stack/product.ts';
import { accountsOf } from './fixture/accounts.ts';
import { HAS_CHROMIUM } from './fixture/chromium.ts';
import { fillSignIn, press, seeConnections, seeHeading, usePeople } from './fixture/people.ts';

describe.skipIf(!HAS_CHROMIUM)('an address of the console that names a connection', () => {
  const newPerson = usePeople();

  it('leads through the sign-in to that connection, and links only when the user presses its button', async () => {
    const { page } = await newPerson();
    await page.goto(`${stack.consoleUrl}?connection=slack#/tools`);
    await page.getByText('Sign in to connect the account that your chat asks for.').waitFor();
    expect(page.url()).toBe(stack.consoleUrl);
    await press(page, 'Sign in');
    await fillSignIn(page, 'requested-ada');
    await page
      .getByText('A link asks you to connect your Slack account to requested-ada. Do it only if you')
      .waitFor();
    expect(await page.locator('.connections h2').first().textContent()).toBe('Slack');
    expect(await accountsOf('requested-ada')).toEqual([]);
    await page.getByText('Connect Slack', { exact: true }).click();
    await press(page, 'Approve');
    await seeHeading(page, 'Connected');
    await page.getByText('You can go back to your chat.').waitFor();
    expect(await accountsOf('requested-ada')).toEqual(['slack-local ACTIVE']);
    await seeConnections(page);
    await page.getByText('Slack is connected to requested-ada. You can go back to your chat.').waitFor();
  });
});
