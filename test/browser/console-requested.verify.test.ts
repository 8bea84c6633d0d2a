import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { link, stack } from '../support/stack/product.ts';
import { accountsOf } from './fixture/accounts.ts';
import { HAS_CHROMIUM } from './fixture/chromium.ts';
import { fillSignIn, press, seeHeading, signIn, usePeople } from './fixture/people.ts';
import { expectAccessible, keepScreenshots } from './fixture/states.ts';
import { goTo, setStatus } from './fixture/views.ts';

const WELCOME = 'Your accounts, at your service';
const REQUEST = /A link asks you to connect/;
const open = (page: Page, query: string) => page.goto(`${stack.consoleUrl}?${query}`);
const firstConnection = (page: Page) => page.locator('.connections h2').first().textContent();

/** A part of each hostile text. */
const SHOWN = /onerror|alert\(1\)|__proto__|locked|555-0100|slackslack|slack\/authorize|kcals/;

const hostile = {
  markup: 'connection=<img src=x onerror=alert(1)>',
  'encoded markup': 'connection=%3Cscript%3Ealert(1)%3C/script%3E',
  'a script address': 'connection=javascript:alert(1)',
  'a member of every object': 'connection=__proto__',
  'its constructor': 'connection=constructor',
  'another spelling': 'connection=Slack',
  'a blank at the end': 'connection=slack%20',
  'a zero byte': 'connection=slack%00',
  'a path': 'connection=..%2Fslack/authorize',
  'a sentence': 'connection=Your%20account%20is%20locked%2C%20call%20555-0100',
  'an empty first value': 'connection=&connection=slack',
  'a list': 'connection[]=slack',
  'another parameter': 'Connection=slack',
  '5,000 characters': `connection=${'slack'.repeat(1_000)}`,
  'letters from right to left': 'connection=%E2%80%AEkcals',
  'half a character': 'connection=%ED%A0%80',
};

describe.skipIf(!HAS_CHROMIUM)('an address of the console that names a connection', () => {
  const newPerson = usePeople();

  it.each(Object.entries(hostile))('is ignored, and nothing of it is shown, with %s', async (_, query) => {
    const { page } = await newPerson();
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    await open(page, query);
    await seeHeading(page, WELCOME);
    expect(await page.content()).not.toMatch(SHOWN);
    await press(page, 'Sign in');
    await fillSignIn(page, 'requested-hostile');
    await page.getByRole('button', { name: 'Connect Slack' }).waitFor();
    expect(await page.content()).not.toMatch(SHOWN);
    expect(await page.getByText(REQUEST).count()).toBe(0);
    expect(await page.locator('#main img').count()).toBe(0);
    expect(await firstConnection(page)).toBe('Gmail');
    expect(dialogs).toEqual([]);
    expect(page.url()).toBe(stack.consoleUrl);
    expect(await accountsOf('requested-hostile')).toEqual([]);
  });

  it('takes the first of several names', async () => {
    const { page } = await newPerson();
    await signIn(page, 'requested-several');
    await open(page, 'connection=notion&connection=slack');
    await page.getByText(REQUEST).waitFor();
    expect(await firstConnection(page)).toBe('Notion');
  });

  it('shows that the account is connected already, or has to be connected again', async () => {
    const user = 'requested-active';
    await link(user, 'slack');
    const { page } = await newPerson();
    await signIn(page, user);
    await open(page, 'connection=slack');
    await page.getByText(`Slack is connected to ${user}. You can go back to your chat.`).waitFor();
    await expectAccessible(page);
    await keepScreenshots(page, 'requested-active', 'light');
    await setStatus(user, 'slack', 'EXPIRED');
    await page.reload();
    await page.getByText('Reconnect Slack', { exact: true }).waitFor();
    await page.getByText(REQUEST).waitFor();
    await expectAccessible(page);
    await setStatus(user, 'slack', 'ACTIVE');
    await page.reload();
    await press(page, 'Disconnect Slack');
    await press(page, 'Disconnect');
    await page.getByText('Slack is disconnected.').waitFor();
    expect(await page.getByText(REQUEST).count()).toBe(0);
  });

  it('goes on in a small window, and says in this one that the user can go back', async () => {
    const { page } = await newPerson();
    await signIn(page, 'requested-window');
    await open(page, 'connection=slack');
    await page.getByText(REQUEST).waitFor();
    await expectAccessible(page);
    await keepScreenshots(page, 'requested', 'light', '375-dark');
    await page.getByLabel('in a small window').check();
    const [consent] = await Promise.all([
      page.waitForEvent('popup'),
      page.getByText('Connect Slack', { exact: true }).click(),
    ]);
    await press(consent, 'Approve');
    await page.getByText('Slack is connected to requested-window. You can go back to your chat.').waitFor();
  });

  it('stays after a refusal and a reload, until the user does not want it now', async () => {
    const { page } = await newPerson();
    await signIn(page, 'requested-refuser');
    await open(page, 'connection=slack');
    await page.getByText('Connect Slack', { exact: true }).click();
    await press(page, 'Refuse');
    await page.getByText('Slack was not connected.').waitFor();
    expect(await page.getByText('go back to your chat').count()).toBe(0);
    await page.getByRole('link', { name: 'Your connections' }).click();
    await page.getByText(REQUEST).waitFor();
    await page.reload();
    await press(page, 'Not now');
    await expect.poll(() => firstConnection(page)).toBe('Gmail');
    await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('main');
    await page.reload();
    await seeHeading(page, 'Connections');
    await page.getByRole('button', { name: 'Connect Slack' }).waitFor();
    expect(await page.getByText(REQUEST).count()).toBe(0);
  });

  it('does not say "go back" after another account than the named one was connected', async () => {
    const { page } = await newPerson();
    await signIn(page, 'requested-other');
    await open(page, 'connection=slack');
    await press(page, 'Connect Gmail');
    await press(page, 'Approve');
    await seeHeading(page, 'Connected');
    await page.getByText('Gmail is connected to requested-other.').waitFor();
    expect(await page.getByText('go back to your chat').count()).toBe(0);
  });

  it('ends with the sign-out, so that the next user of the tab is not asked', async () => {
    const { page } = await newPerson();
    await signIn(page, 'requested-first');
    await open(page, 'connection=slack');
    await page.getByText(REQUEST).waitFor();
    await press(page, 'Sign out');
    await seeHeading(page, WELCOME);
    expect(await page.getByText('your chat asks for').count()).toBe(0);
    await press(page, 'Sign in');
    await fillSignIn(page, 'requested-second');
    await page.getByRole('button', { name: 'Connect Slack' }).waitFor();
    expect(await page.getByText(REQUEST).count()).toBe(0);
  });

  it('leaves the other views as they are', async () => {
    const { page } = await newPerson();
    await signIn(page, 'requested-views');
    await open(page, 'connection=slack');
    await page.getByText(REQUEST).waitFor();
    await goTo(page, 'tools');
    await seeHeading(page, 'Tools');
    expect(await page.getByText(REQUEST).count()).toBe(0);
    await goTo(page, 'connections');
    await page.getByText(REQUEST).waitFor();
  });
});
