import { describe, expect, it } from 'vitest';
import { link, simulator, stack } from '../support/stack/product.ts';
import { accountsOf, linkingOf } from './fixture/accounts.ts';
import { HAS_CHROMIUM } from './fixture/chromium.ts';
import {
  fillSignIn,
  forgetSessions,
  press,
  seeConnections,
  seeHeading,
  signIn,
  statusOf,
  usePeople,
} from './fixture/people.ts';
import { expectAccessible } from './fixture/states.ts';

const WELCOME = 'Your accounts, at your service';
const LINKED = ['consent-approved', 'account-activated'];

describe.skipIf(!HAS_CHROMIUM)('linking an account in the console', () => {
  const newPerson = usePeople();

  it('ends ACTIVE after sign-in, connect, approval and return', async () => {
    const { page, watched } = await newPerson();
    await signIn(page, 'browser-ada');
    expect(await statusOf(page, 'Gmail')).toBe('Not connected');
    await press(page, 'Connect Gmail');
    await press(page, 'Approve');
    await seeHeading(page, 'Connected');
    expect(page.url()).toBe(`${stack.consoleUrl}/callback`);
    await seeConnections(page);
    await page.getByRole('button', { name: 'Disconnect Gmail' }).waitFor();
    expect(await statusOf(page, 'Gmail')).toBe('Connected');
    expect(await accountsOf('browser-ada')).toEqual(['gmail-local ACTIVE']);
    expect(await linkingOf('browser-ada')).toEqual(LINKED);
    // The tokens are in memory only.
    const stored = await page.evaluate('JSON.stringify([{ ...sessionStorage }, { ...localStorage }])');
    expect(stored).toContain('onbehalf.signed-in');
    expect(stored).not.toMatch(/eyJ|token/i);
    // Proves that the watched context sees the callback request.
    expect((await watched.requests()).filter(({ to }) => to.includes('auth_request_id='))).toHaveLength(1);
  });

  it('of one user is nothing that another user sees', async () => {
    await link('browser-seen', 'gmail');
    const [seen, other] = [await newPerson(), await newPerson()];
    await signIn(seen.page, 'browser-seen');
    await signIn(other.page, 'browser-other');
    await press(seen.page, 'Disconnect Gmail');
    await expectAccessible(seen.page);
    await press(seen.page, 'Keep it');
    expect(await statusOf(seen.page, 'Gmail')).toBe('Connected');
    expect(await statusOf(other.page, 'Gmail')).toBe('Not connected');
  });

  it('leaves the account unchanged when the user refuses', async () => {
    const { page } = await newPerson();
    await signIn(page, 'browser-refuser');
    await press(page, 'Connect Slack');
    await press(page, 'Refuse');
    await page.getByText('You did not approve it. Slack was not connected.').waitFor();
    expect(await accountsOf('browser-refuser')).toEqual(['slack-local PENDING_AUTH']);
    expect(await linkingOf('browser-refuser')).toEqual(['consent-refused']);
  });

  it('keeps the return parameters through a sign-in on the way back', async () => {
    const { page } = await newPerson();
    await signIn(page, 'browser-away');
    await press(page, 'Connect Gmail');
    await page.getByRole('button', { name: 'Approve' }).waitFor();
    await forgetSessions(page);
    await press(page, 'Approve');
    await seeHeading(page, 'Sign in to continue');
    expect(await linkingOf('browser-away')).toEqual(['consent-approved']);
    await press(page, 'Sign in');
    await fillSignIn(page, 'browser-away');
    await seeHeading(page, 'Connected');
    expect(await linkingOf('browser-away')).toEqual(LINKED);
  });

  it('asks for the user who started when another user has signed in meanwhile', async () => {
    const { page } = await newPerson();
    await signIn(page, 'browser-first');
    await press(page, 'Connect Gmail');
    await page.getByRole('button', { name: 'Approve' }).waitFor();
    const consentPage = page.url();
    await page.goto(stack.consoleUrl);
    await press(page, 'Sign out');
    await seeHeading(page, WELCOME);
    await press(page, 'Sign in');
    await fillSignIn(page, 'browser-second');
    await page.goto(consentPage);
    await press(page, 'Approve');
    await press(page, 'Sign in as browser-first');
    await fillSignIn(page, 'browser-first');
    await seeHeading(page, 'Connected');
    expect(await accountsOf('browser-first')).toEqual(['gmail-local ACTIVE']);
    expect(await accountsOf('browser-second')).toEqual([]);
  });

  it('works in two tabs concurrently', async () => {
    const { page: first } = await newPerson();
    const second = await first.context().newPage();
    await signIn(first, 'browser-tabs');
    await second.goto(stack.consoleUrl);
    await press(second, 'Sign in');
    await press(first, 'Connect Gmail');
    await press(second, 'Connect Notion');
    await press(second, 'Approve');
    await press(first, 'Approve');
    for (const page of [first, second]) await seeHeading(page, 'Connected');
    expect((await accountsOf('browser-tabs')).toSorted()).toEqual([
      'gmail-local ACTIVE',
      'notion-local ACTIVE',
    ]);
  });

  it('keeps two flows of one tab apart', async () => {
    const { page } = await newPerson();
    await signIn(page, 'browser-both');
    const links: string[] = [];
    for (const connection of ['Gmail', 'Notion']) {
      await press(page, `Connect ${connection}`);
      await page.getByRole('button', { name: 'Approve' }).waitFor();
      links.push(page.url());
      await page.goto(stack.consoleUrl);
    }
    for (const link of links) {
      await page.goto(link);
      await press(page, 'Approve');
      await seeHeading(page, 'Connected');
    }
    expect((await accountsOf('browser-both')).toSorted()).toEqual([
      'gmail-local ACTIVE',
      'notion-local ACTIVE',
    ]);
  });

  it('happens once, even if the callback is loaded repeatedly', async () => {
    const { page, watched } = await newPerson();
    await signIn(page, 'browser-again');
    await press(page, 'Connect Gmail');
    await press(page, 'Approve');
    await seeHeading(page, 'Connected');
    await page.reload();
    await seeHeading(page, 'There is nothing to finish here');
    await page.goto(stack.consoleUrl);
    await seeHeading(page, 'Connections');
    await page.goBack();
    await seeHeading(page, 'There is nothing to finish here');
    const callback = (await watched.requests()).find(({ to }) => to.includes('auth_request_id='));
    await page.goto(callback?.to ?? '');
    await seeHeading(page, 'Connected');
    expect(page.url()).toBe(`${stack.consoleUrl}/callback`);
    expect(await linkingOf('browser-again')).toEqual(LINKED);
  });

  it('can be retried when the API is unavailable', async () => {
    const { page } = await newPerson();
    await signIn(page, 'browser-retry');
    await press(page, 'Connect Gmail');
    const fault = {
      at: 'scalekit.verifyConnectedAccountUser',
      identifier: 'browser-retry',
      do: 'error',
      code: 'Unavailable',
      times: 100,
    };
    await simulator.post('faults', fault);
    await press(page, 'Approve');
    await seeHeading(page, 'Not connected yet');
    await simulator.remove('faults?identifier=browser-retry');
    await press(page, 'Try again');
    await seeHeading(page, 'Connected');
    expect(await linkingOf('browser-retry')).toEqual(LINKED);
  });

  it('is undone by Disconnect', async () => {
    await link('browser-leaver', 'slack');
    const { page } = await newPerson();
    await signIn(page, 'browser-leaver');
    await press(page, 'Disconnect Slack');
    const dialog = page.getByRole('dialog', { name: 'Disconnect Slack?' });
    await dialog.getByText('every open link for Slack').waitFor();
    await press(page, 'Disconnect');
    await page.getByText('Slack is disconnected.').waitFor();
    expect(await accountsOf('browser-leaver')).toEqual([]);
  });
});
