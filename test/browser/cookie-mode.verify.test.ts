import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { LocalStack } from '../../infra/local/run/stack-description.ts';
import { startLocalStack } from '../../infra/local/stack.ts';
import { simulatorControl } from '../support/scalekit/simulator-control.ts';
import { productAt } from '../support/stack/product-at.ts';
import { accountsOf } from './fixture/accounts.ts';
import { HAS_CHROMIUM, useChromium } from './fixture/chromium.ts';
import { press, seeHeading } from './fixture/people.ts';

describe.skipIf(!HAS_CHROMIUM)('linking in cookie mode', () => {
  const chromium = useChromium();
  const contexts: BrowserContext[] = [];
  let stack: LocalStack;
  beforeAll(async () => {
    stack = await startLocalStack({ cookieMode: true });
  });
  afterAll(() => stack?.close());
  const accountsIn = (user: string) => accountsOf(user, simulatorControl(stack.simulatorUrl ?? ''));
  afterEach(() => Promise.all(contexts.splice(0).map((context) => context.close())));

  async function openBrowser(): Promise<BrowserContext> {
    const context = await chromium().newContext();
    context.setDefaultTimeout(20_000);
    contexts.push(context);
    return context;
  }
  async function signInTo(context: BrowserContext, name: string): Promise<Page> {
    const page = await context.newPage();
    await page.goto(stack.consoleUrl);
    await press(page, 'Sign in');
    await page.getByText(`Signed in as ${name}`).or(page.getByLabel('Who are you?')).waitFor();
    if (await page.getByLabel('Who are you?').isVisible()) {
      await page.getByLabel('Who are you?').fill(name);
      await press(page, 'Sign in');
    }
    await page.getByText(`Signed in as ${name}`).waitFor();
    return page;
  }
  async function connect(page: Page, app: string): Promise<void> {
    await press(page, `Connect ${app}`);
    await page.getByRole('button', { name: 'Approve' }).waitFor();
  }

  it('links the account for the browser that started, and leaves no parameter in the address', async () => {
    const page = await signInTo(await openBrowser(), 'cookie-honest');
    await connect(page, 'Gmail');
    await press(page, 'Approve');
    await seeHeading(page, 'Connected');
    expect(page.url()).toBe(`${stack.consoleUrl}/linked`);
    expect(await accountsIn('cookie-honest')).toEqual(['gmail-local ACTIVE']);
    // Finishing the flow deletes its cookie.
    const cookies = await page.context().cookies(stack.apiUrl.replace('127.0.0.1', 'localhost'));
    expect(cookies.filter(({ name }) => name.startsWith('__Host-'))).toEqual([]);
  });

  it('shows a user whom a chat sent, on the list after the link, that the user can go back to it', async () => {
    const page = await signInTo(await openBrowser(), 'cookie-chat');
    await page.goto(`${stack.consoleUrl}?connection=slack`);
    await page.getByText('A link asks you to connect your Slack account to cookie-chat.').waitFor();
    await connect(page, 'Slack');
    await press(page, 'Approve');
    await seeHeading(page, 'Connected');
    await page.getByRole('link', { name: 'Your connections' }).click();
    const done = page.getByText('Slack is connected to cookie-chat. You can go back to your chat.');
    await done.waitFor();
    // Its provider has refused the account since.
    await page.goto(`${stack.consoleUrl}?connection=slack&reconnect=true`);
    await page.getByText('Reconnect Slack', { exact: true }).click();
    await press(page, 'Approve');
    await seeHeading(page, 'Connected');
    await page.getByRole('link', { name: 'Your connections' }).click();
    await done.waitFor();
  });

  it('links the account even if the user is signed out in between', async () => {
    const page = await signInTo(await openBrowser(), 'cookie-away');
    await connect(page, 'Gmail');
    await page.context().clearCookies({ domain: new URL(stack.issuerUrl).hostname });
    await press(page, 'Approve');
    await seeHeading(page, 'Connected');
    expect(await accountsIn('cookie-away')).toEqual(['gmail-local ACTIVE']);
  });

  it('links two accounts from two tabs concurrently', async () => {
    const context = await openBrowser();
    const tabs = [await signInTo(context, 'cookie-tabs'), await signInTo(context, 'cookie-tabs')] as const;
    await connect(tabs[0], 'Gmail');
    await connect(tabs[1], 'Slack');
    for (const tab of tabs) {
      await press(tab, 'Approve');
      await seeHeading(tab, 'Connected');
    }
    expect((await accountsIn('cookie-tabs')).sort()).toEqual(['gmail-local ACTIVE', 'slack-local ACTIVE']);
  });

  it('shows "Not connected" when the user does not approve', async () => {
    const page = await signInTo(await openBrowser(), 'cookie-refuses');
    await connect(page, 'Gmail');
    await press(page, 'Refuse');
    await seeHeading(page, 'Not connected');
    expect(await accountsIn('cookie-refuses')).toEqual(['gmail-local PENDING_AUTH']);
  });

  it("links nothing when a victim approves on an attacker's link; the victim can link afterwards", async () => {
    const eve = await signInTo(await openBrowser(), 'cookie-eve');
    await connect(eve, 'Gmail');
    const link = eve.url();
    const ada = await signInTo(await openBrowser(), 'cookie-ada');
    await ada.goto(link);
    await press(ada, 'Approve');
    await seeHeading(ada, 'Not connected');
    await ada.getByText('was not started in this browser').waitFor();
    expect(await accountsIn('cookie-eve')).toEqual(['gmail-local PENDING_VERIFICATION']);
    expect(await accountsIn('cookie-ada')).toEqual([]);

    await ada.goto(stack.consoleUrl);
    await connect(ada, 'Gmail');
    await press(ada, 'Approve');
    await seeHeading(ada, 'Connected');
    expect(await accountsIn('cookie-ada')).toEqual(['gmail-local ACTIVE']);
    expect(await accountsIn('cookie-eve')).toEqual(['gmail-local PENDING_VERIFICATION']);
  });

  it("asks on the user's own page while a service's flow is open", async () => {
    const page = await signInTo(await openBrowser(), 'cookie-asked');
    const { signedIn } = productAt(stack);
    const service = await signedIn('service', { client_id: stack.serviceClientId, scope: 'onbehalf/act-as' });
    await service('POST /connections/slack/authorize', undefined, { 'on-behalf-of': 'cookie-asked' });
    await connect(page, 'Gmail');
    await press(page, 'Approve');
    await seeHeading(page, 'Is that you?');
    expect(page.url()).toBe(`${stack.consoleUrl}/callback`);
    await press(page, 'Yes, connect it');
    await seeHeading(page, 'Connected');
    expect((await accountsIn('cookie-asked')).toSorted()).toEqual([
      'gmail-local ACTIVE',
      'slack-local PENDING_AUTH',
    ]);
  });
});
