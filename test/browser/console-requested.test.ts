import { describe, expect, it } from 'vitest';
import { link, stack } from '../support/stack/product.ts';
import { accountsOf, linkingOf } from './fixture/accounts.ts';
import { HAS_CHROMIUM } from './fixture/chromium.ts';
import { fillSignIn, press, seeConnections, seeHeading, signIn, usePeople } from './fixture/people.ts';

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

  it('offers a new link of an account that is ACTIVE, until the user has made it', async () => {
    const user = 'requested-refused';
    await link(user, 'slack');
    const { page } = await newPerson();
    await signIn(page, user);
    await page.goto(`${stack.consoleUrl}?connection=slack&reconnect=true`);
    await page
      .getByText(`A link asks you to connect your Slack account to ${user} again. Do it only if you`)
      .waitFor();
    expect(await linkingOf(user)).toEqual([]);
    const reconnect = page.getByText('Reconnect Slack', { exact: true });
    await reconnect.click();
    await press(page, 'Refuse');
    await page.getByText('You did not approve it. Slack was not connected.').waitFor();
    await seeConnections(page);
    await reconnect.click();
    await press(page, 'Approve');
    await seeHeading(page, 'Connected');
    await page.getByText('You can go back to your chat.').waitFor();
    await seeConnections(page);
    await page.getByText(`Slack is connected to ${user}. You can go back to your chat.`).waitFor();
    expect(await reconnect.count()).toBe(0);
    expect(await linkingOf(user)).toEqual(['consent-refused', 'consent-approved', 'account-activated']);
  });

  it('does not ask again for an account that was linked in another tab meanwhile', async () => {
    const user = 'requested-elsewhere';
    const { page } = await newPerson();
    await signIn(page, user);
    await page.goto(`${stack.consoleUrl}?connection=slack&reconnect=true`);
    const connect = page.getByText('Connect Slack', { exact: true });
    await connect.waitFor();
    await link(user, 'slack');
    await connect.click();
    await page.getByText(`Slack was connected to ${user} already.`).waitFor();
    await page.getByText(`Slack is connected to ${user}. You can go back to your chat.`).waitFor();
  });

  it('leaves the other accounts a plain button to connect them again, also in a small window', async () => {
    const user = 'requested-plain';
    await link(user, 'gmail');
    await link(user, 'slack');
    const { page } = await newPerson();
    await signIn(page, user);
    await page.goto(`${stack.consoleUrl}?connection=slack&reconnect=true`);
    const [plain, primary] = ['Reconnect Gmail', 'Reconnect Slack'].map((name) =>
      page.getByRole('button', { name, exact: true }),
    );
    await primary?.waitFor();
    expect(await primary?.getAttribute('class')).toBe('primary');
    expect(await plain?.getAttribute('class')).toBe('plain');
    await page.getByLabel('in a small window').check();
    const [consent] = await Promise.all([page.waitForEvent('popup'), primary?.click()]);
    await press(consent, 'Approve');
    await page.getByText(`Slack is connected to ${user}. You can go back to your chat.`).waitFor();
    expect(await primary?.getAttribute('class')).toBe('plain');
    const [again] = await Promise.all([page.waitForEvent('popup'), plain?.click()]);
    await press(again, 'Approve');
    await page.getByText(`Gmail is connected to ${user}.`).waitFor();
    expect(await accountsOf(user)).toEqual(['gmail-local ACTIVE', 'slack-local ACTIVE']);
  });
});
