import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { link, signedIn, simulator, stack } from '../support/stack/product.ts';
import { HAS_CHROMIUM } from './fixture/chromium.ts';
import {
  fillSignIn,
  press,
  seeConnections,
  seeHeading,
  seeWaiting,
  signIn,
  usePeople,
} from './fixture/people.ts';
import { expectAccessible, keepScreenshots } from './fixture/states.ts';

const CONNECTIONS = `${stack.apiUrl}/connections`;

/** Lets each request for the connections wait until the returned function is called. */
async function holdConnections(page: Page): Promise<() => Promise<void>> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(CONNECTIONS, async (route) => {
    await released;
    await route.fallback();
  });
  return async () => {
    release();
    await page.unroute(CONNECTIONS);
  };
}

const FOCUSED = 'document.activeElement.innerText || document.activeElement.id';
const expectFocus = (page: Page, text: string) => expect.poll(() => page.evaluate(FOCUSED)).toBe(text);

/** Walks from the first stop of the keyboard into the content and to another view. */
async function expectKeyboard(page: Page): Promise<void> {
  await page.reload();
  await page.getByRole('button', { name: 'Reconnect Slack' }).waitFor();
  await page.keyboard.press('Tab');
  await expectFocus(page, 'Skip to the content');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('main');
  await page.getByRole('link', { name: 'Tools' }).focus();
  await page.keyboard.press('Enter');
  await seeHeading(page, 'Tools');
  await expectFocus(page, 'Tools');
  await expect.poll(() => page.title()).toBe('Tools · Onbehalf');
  await page.goBack();
  await seeHeading(page, 'Connections');
  await expectFocus(page, 'Connections');
  await page.getByRole('button', { name: 'Disconnect Slack' }).press('Enter');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await expectFocus(page, 'Disconnect');
}

const setStatus = (identifier: string, connection: string, status: string) =>
  simulator.post('accounts/status', { identifier, connection: `${connection}-local`, status });

describe.skipIf(!HAS_CHROMIUM)(
  'every state of the console is accessible, fits 375 px, and keeps its policy',
  () => {
    const newPerson = usePeople();

    it('without a session', async () => {
      const { page } = await newPerson();
      await page.goto(stack.consoleUrl);
      await seeHeading(page, 'Your accounts, at your service');
      await expectAccessible(page);
      await keepScreenshots(page, 'signed-out', 'light', '375-dark');
      // A sign-in that this tab did not start.
      await page.goto(`${stack.consoleUrl}/signed-in?code=1&state=2`);
      await page.getByText('This sign-in could not be finished.').waitFor();
      await expectAccessible(page);
      await page.goto(`${stack.consoleUrl}/callback`);
      await seeHeading(page, 'There is nothing to finish here');
      await expectAccessible(page);
      await page.goto(`${stack.consoleUrl}/linked?outcome=expired`);
      await page.getByText('is too old').waitFor();
      await expectAccessible(page);
    });

    it('without a sign-in service', async () => {
      const { page } = await newPerson();
      await page.route(stack.consoleUrl, async (route) => {
        const response = await route.fetch();
        const body = (await response.text()).replaceAll(/(authorization|token)Endpoint/g, 'no$1');
        await route.fulfill({ response, body });
      });
      await page.goto(stack.consoleUrl);
      await page.getByText('Sign-in is not available').waitFor();
      await expectAccessible(page);
      await keepScreenshots(page, 'no-sign-in', 'light');
    });

    it('of the connections', async () => {
      const { page } = await newPerson();
      const user = 'states-ada';
      await link(user, 'gmail');
      await setStatus(user, 'slack', 'EXPIRED');
      await setStatus(user, 'notion', 'PENDING_AUTH');
      const release = await holdConnections(page);
      await signIn(page, user);
      await page.getByText('Loading your connections').waitFor();
      await expectAccessible(page);
      await keepScreenshots(page, 'loading', 'light');
      await release();
      await page.getByRole('button', { name: 'Reconnect Slack' }).waitFor();
      await expectAccessible(page);
      await keepScreenshots(page, 'connections', 'light', 'dark', '375');
      await expectKeyboard(page);

      await press(page, 'Disconnect Gmail');
      await page.getByRole('dialog', { name: 'Disconnect Gmail?' }).waitFor();
      await expectAccessible(page);
      await keepScreenshots(page, 'disconnect', 'light', '375-dark');
      await press(page, 'Keep it');

      await page.getByRole('radio', { name: 'in a small window' }).check();
      const [opened] = await Promise.all([page.waitForEvent('popup'), press(page, 'Connect Notion')]);
      await seeWaiting(page, 'Approve the access to Notion in the other window.');
      await expectAccessible(page);
      await keepScreenshots(page, 'window', 'light');
      await opened.close();
      await press(page, 'Cancel connecting Notion');
      await page.evaluate('window.open = () => null');
      await press(page, 'Connect Notion');
      await seeWaiting(page, 'Your browser has blocked the window.');
      await expectAccessible(page);
      await keepScreenshots(page, 'blocked', 'light');

      await page.context().setOffline(true);
      await page.getByText('You are offline.').waitFor();
      await expectAccessible(page);
      await keepScreenshots(page, 'offline', '375');
      await page.context().setOffline(false);
      await page.getByText('You are offline.').waitFor({ state: 'detached' });
    });

    it('of a session that has ended, and of an API without connections or without a response', async () => {
      const { page } = await newPerson();
      await page.route(CONNECTIONS, (route) => route.fulfill({ json: { connections: [] } }));
      await signIn(page, 'states-eve');
      await seeHeading(page, 'There is nothing to connect yet');
      await expectAccessible(page);
      await keepScreenshots(page, 'empty', 'light');
      await page.unroute(CONNECTIONS);

      await page.route(CONNECTIONS, (route) =>
        route.fulfill({ status: 401, json: { message: 'Unauthorized' } }),
      );
      await page.evaluate("dispatchEvent(new Event('focus'))");
      await page.getByText('Sign in again to go on where you were.').waitFor();
      await expectAccessible(page);
      await keepScreenshots(page, 'expired', 'light', '375-dark');
      await page.unroute(CONNECTIONS);
      await press(page, 'Sign in again');
      await page.getByRole('button', { name: 'Connect Gmail' }).waitFor();

      await page.route(CONNECTIONS, (route) => route.fulfill({ status: 500, json: { message: 'Error' } }));
      await page.reload();
      await page.getByRole('button', { name: 'Try again' }).waitFor();
      await expectAccessible(page);
      await keepScreenshots(page, 'failed', '375');
      await page.unroute(CONNECTIONS);
      await press(page, 'Try again');
      await page.getByRole('button', { name: 'Connect Gmail' }).waitFor();
      await page.goto(`${stack.consoleUrl}#/nowhere`);
      await seeHeading(page, 'Nothing is here');
      await expectAccessible(page);
    });

    it('of the end of a link', async () => {
      const { page } = await newPerson();
      const user = 'states-link';
      await signIn(page, user);
      await press(page, 'Connect Gmail');
      await press(page, 'Approve');
      await seeHeading(page, 'Connected');
      await expectAccessible(page);
      await keepScreenshots(page, 'linked', 'light');
      await seeConnections(page);
      await press(page, 'Connect Slack');
      await press(page, 'Refuse');
      await page.getByText('You did not approve it. Slack was not connected.').waitFor();
      await expectAccessible(page);
      await keepScreenshots(page, 'refused', 'light');

      const service = await signedIn('local-service', {
        client_id: 'local-service',
        scope: 'onbehalf/act-as',
      });
      const { json } = await service('POST /connections/notion/authorize', {}, { 'on-behalf-of': user });
      await page.goto(json.authorizationUrl);
      await page.context().clearCookies();
      await press(page, 'Approve');
      await seeHeading(page, 'Sign in to continue');
      await expectAccessible(page);
      await keepScreenshots(page, 'sign-in-first', 'light');
      await press(page, 'Sign in');
      await fillSignIn(page, user);
      await seeHeading(page, 'Is that you?');
      await expectAccessible(page);
      await keepScreenshots(page, 'question', 'light', '375-dark');
      const fault = {
        at: 'scalekit.verifyConnectedAccountUser',
        identifier: user,
        do: 'error',
        code: 'Unavailable',
        times: 100,
      };
      await simulator.post('faults', fault);
      await press(page, 'Yes, connect it');
      await seeHeading(page, 'Not connected yet');
      await expectAccessible(page);
      await keepScreenshots(page, 'try-again', 'light');
      await simulator.remove(`faults?identifier=${user}`);
      await expect.poll(() => page.title()).toBe('Connecting an account · Onbehalf');
    });
  },
);
