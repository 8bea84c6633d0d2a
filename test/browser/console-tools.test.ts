import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { link, simulator } from '../support/stack/product.ts';
import { HAS_CHROMIUM } from './fixture/chromium.ts';
import { press, seeHeading, signIn, usePeople } from './fixture/people.ts';
import { setStatus } from './fixture/views.ts';

async function mailsOf(identifier: string): Promise<number> {
  const { entries } = await simulator.get(`ledger?identifier=${identifier}`);
  return entries.filter(({ kind }) => kind === 'mail-sent').length;
}

/** Goes to a view by the navigation. */
const goTo = (page: Page, view: string) =>
  page.getByRole('navigation', { name: 'Console' }).getByRole('link', { name: view }).click();

const openTool = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Tools' }).getByRole('link', { name }).click();

const keyOf = (page: Page) => page.locator('[data-key]').textContent();

async function writeMail(page: Page, subject: string): Promise<void> {
  await page.getByRole('textbox', { name: 'To required', exact: true }).fill('bob@example.com');
  await page.getByLabel('Subject').fill(subject);
  await page.getByLabel('Body').fill('Shall we meet?\nAda');
  await press(page, 'Check and send …');
}

describe.skipIf(!HAS_CHROMIUM)('the tools of the console', () => {
  const newPerson = usePeople();

  it('run a read, and a write once however often it is sent', async () => {
    await link('console-writer', 'gmail');
    const { page } = await newPerson();
    await signIn(page, 'console-writer');
    await goTo(page, 'Tools');
    await page.getByLabel('Search tools').fill('mails');
    await openTool(page, 'gmail_fetch_mails');
    await page.getByLabel('Max results').fill('500');
    await press(page, 'Run');
    // Nothing is sent: the error stands at its field, which has the focus.
    await page.getByText('Enter 100 or less.').waitFor();
    expect(await page.evaluate('document.activeElement.name')).toBe('max_results');
    await page.getByLabel('Max results').fill('2');
    await press(page, 'Run');
    await page.getByText('2 entries').waitFor();

    await page.getByLabel('Search tools').fill('write message');
    await openTool(page, 'gmail_send_message');
    await writeMail(page, 'Lunch');
    await seeHeading(page, 'Check before it is sent');
    await page.getByText('in the Gmail account that console-writer has connected').waitFor();
    expect(await mailsOf('console-writer')).toBe(0);
    const key = await keyOf(page);
    await press(page, 'Send to Gmail');
    await seeHeading(page, 'Sent to Gmail');
    await press(page, 'Send again with the same key');
    await seeHeading(page, 'Not sent again');
    expect(await keyOf(page)).toBe(key);
    expect(await mailsOf('console-writer')).toBe(1);

    await goTo(page, 'Keys');
    await page.getByRole('link', { name: key ?? '' }).click();
    await seeHeading(page, 'It was done, once');
    await page.getByLabel('Idempotency key').fill('a-key-that-nobody-used');
    await press(page, 'Look up');
    await seeHeading(page, 'No write is known under this key');
  });

  it('send a write after its account was connected again, with the key that it had', async () => {
    await link('console-expired', 'gmail');
    const { page } = await newPerson();
    await signIn(page, 'console-expired');
    await goTo(page, 'Tools');
    await openTool(page, 'gmail_send_message');
    await setStatus('console-expired', 'gmail', 'EXPIRED');
    await writeMail(page, 'After the break');
    await press(page, 'Send to Gmail');
    await seeHeading(page, 'Gmail must be connected');
    const key = await keyOf(page);
    await page.getByRole('link', { name: 'Go to your connections' }).click();
    await press(page, 'Reconnect Gmail');
    await press(page, 'Approve');
    await seeHeading(page, 'Connected');
    await page.getByRole('link', { name: 'Your connections' }).click();
    await goTo(page, 'Tools');
    await openTool(page, 'gmail_send_message');
    // The text and the key have survived the way to the provider and back.
    await seeHeading(page, 'Check before it is sent');
    expect(await keyOf(page)).toBe(key);
    await page.getByText('After the break').waitFor();
    await press(page, 'Send to Gmail');
    await seeHeading(page, 'Sent to Gmail');
    expect(await mailsOf('console-expired')).toBe(1);
    await press(page, 'New request');
    expect(await page.getByLabel('Subject').inputValue()).toBe('');
  });
});
