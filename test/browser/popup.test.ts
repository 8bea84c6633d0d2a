import type { BrowserContext, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { signedIn, stack } from '../support/stack/product.ts';
import { accountsOf, linkingOf } from './fixture/accounts.ts';
import { HAS_CHROMIUM } from './fixture/chromium.ts';
import { type Person, press, seeHeading, seeWaiting, signIn, statusOf, usePeople } from './fixture/people.ts';

const LINKED = ['consent-approved', 'account-activated'];

/** Presses the button, and returns the window that opens, on the consent page. */
async function openWindow(page: Page, button: string): Promise<Page> {
  const [opened] = await Promise.all([page.waitForEvent('popup'), press(page, button)]);
  await opened.getByRole('button', { name: 'Approve' }).waitFor();
  return opened;
}

const choose = (page: Page, where: string) => page.getByRole('radio', { name: where }).check();

/** Presses a button of a window that closes itself afterwards. */
async function decide(opened: Page, decision: 'Approve' | 'Refuse'): Promise<void> {
  await Promise.all([opened.waitForEvent('close'), press(opened, decision)]);
}

/** From now on the provider's pages cut the tie between a window and its opener. */
async function sendOpenerPolicy(context: BrowserContext): Promise<void> {
  await context.route(`${stack.simulatorUrl}/**`, async (route) => {
    const response = await route.fetch({ maxRedirects: 0 });
    const headers = { ...response.headers(), 'cross-origin-opener-policy': 'same-origin' };
    await route.fulfill({ response, headers });
  });
}

/** Holds the next request to an address. The returned function lets it go, and waits for its end. */
async function hold(page: Page, address: string): Promise<() => Promise<void>> {
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const held = page.waitForRequest(address);
  await page.route(address, async (route) => {
    await released;
    await route.continue();
  });
  return async () => {
    const request = await held;
    release();
    await (await request.response())?.finished();
  };
}

describe.skipIf(!HAS_CHROMIUM)('linking an account in a window', () => {
  const newPerson = usePeople();

  it('links, refuses, is cancelled and is blocked without leaving the console', async () => {
    const { page } = await newPerson();
    await signIn(page, 'popup-ada');
    await choose(page, 'in a small window');
    await decide(await openWindow(page, 'Connect Gmail'), 'Approve');
    await page.getByText('Gmail is connected to popup-ada.').waitFor();
    expect(await statusOf(page, 'Gmail')).toBe('Connected');
    expect(await linkingOf('popup-ada')).toEqual(LINKED);

    await decide(await openWindow(page, 'Connect Slack'), 'Refuse');
    await page.getByText('You did not approve it. Slack was not connected.').waitFor();

    await (await openWindow(page, 'Connect Notion')).close();
    await seeWaiting(page, 'Still connecting?');
    const endCancelled = await hold(page, `${stack.apiUrl}/connections/cancel`);
    await press(page, 'Cancel connecting Notion');

    // Playwright allows every window.
    await page.evaluate('window.open = () => null');
    await press(page, 'Connect Notion');
    await seeWaiting(page, 'Your browser has blocked the window.');
    await endCancelled();
    await press(page, 'Continue in this tab');
    await press(page, 'Approve');
    await page.getByText('Notion is connected to popup-ada.').waitFor();
    expect((await accountsOf('popup-ada')).toSorted()).toEqual([
      'gmail-local ACTIVE',
      'notion-local ACTIVE',
      'slack-local PENDING_AUTH',
    ]);
  });

  it("links also when the provider's page cuts the tie to its opener", async () => {
    const { page } = await newPerson();
    await sendOpenerPolicy(page.context());
    await signIn(page, 'popup-coop');
    await choose(page, 'in a small window');
    const opened = await openWindow(page, 'Connect Gmail');
    // The window looks closed, which proves that the tie is cut.
    await seeWaiting(page, 'Still connecting?');
    await decide(opened, 'Approve');
    await page.getByText('Gmail is connected to popup-coop.').waitFor();
    expect(await accountsOf('popup-coop')).toEqual(['gmail-local ACTIVE']);
    expect(await linkingOf('popup-coop')).toEqual(LINKED);
  });

  it("asks in the console while a service's link is open", async () => {
    const { page } = await newPerson();
    await signIn(page, 'popup-asked');
    const service = await signedIn('local-service', { client_id: 'local-service', scope: 'onbehalf/act-as' });
    await service('POST /connections/slack/authorize', {}, { 'on-behalf-of': 'popup-asked' });
    await choose(page, 'in a small window');
    await decide(await openWindow(page, 'Connect Gmail'), 'Approve');
    await page.getByRole('dialog', { name: 'Is that you?' }).waitFor();
    expect(await linkingOf('popup-asked')).toEqual(['consent-approved']);
    await press(page, 'Yes, connect it');
    await page.getByText('Gmail is connected to popup-asked.').waitFor();
  });

  it("links nothing when the victim approves on an attacker's link in that window", async () => {
    const [eve, ada]: [Person, Person] = [await newPerson(), await newPerson()];
    await signIn(eve.page, 'popup-eve');
    await press(eve.page, 'Connect Gmail');
    await eve.page.getByRole('button', { name: 'Approve' }).waitFor();
    await signIn(ada.page, 'popup-victim');
    await choose(ada.page, 'in a small window');
    const opened = await openWindow(ada.page, 'Connect Gmail');
    await opened.goto(eve.page.url());
    await press(opened, 'Approve');
    // The console waits for another flow, and takes none of somebody else's.
    await seeHeading(opened, 'Is that you?');
    expect(await linkingOf('popup-victim')).toEqual([]);
    await press(opened, 'Yes, connect it');
    await opened.getByText('was not started by you').waitFor();
    expect(await linkingOf('popup-eve')).toEqual(['consent-approved']);
    expect(await accountsOf('popup-eve')).toEqual(['gmail-local PENDING_VERIFICATION']);
    expect(await accountsOf('popup-victim')).toEqual(['gmail-local PENDING_AUTH']);
    await ada.page.getByRole('button', { name: 'Cancel connecting Gmail' }).waitFor();
  });
});
