import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { link, stack } from '../support/stack/product.ts';
import { HAS_CHROMIUM } from './fixture/chromium.ts';
import { press, seeHeading, signIn, usePeople } from './fixture/people.ts';
import { expectAccessible, keepScreenshots } from './fixture/states.ts';
import { goTo, respond, setStatus } from './fixture/views.ts';

/** Leaves the view for the connections, so that the next one loads again. */
async function leave(page: Page): Promise<void> {
  await goTo(page, 'connections');
  await page.getByRole('heading', { name: 'Gmail' }).waitFor();
}

async function writeMail(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'To required', exact: true }).fill('bob@example.com');
  await page.getByLabel('Subject').fill('צהריים ביום שלישי');
  await page.getByLabel('Body').fill('Dear Bob,\nshall we meet for lunch on Tuesday?\nAda');
  await press(page, 'Check and send …');
  await seeHeading(page, 'Check before it is sent');
}

describe.skipIf(!HAS_CHROMIUM)(
  'every state of the views is accessible, fits 375 px, and keeps its policy',
  () => {
    const newPerson = usePeople();

    it('of the tools', async () => {
      const user = 'views-tools';
      const { page } = await newPerson();
      await signIn(page, user);
      await goTo(page, 'tools');
      await seeHeading(page, 'There is nothing to run yet');
      await expectAccessible(page);
      for (const connection of ['gmail', 'slack', 'googlecalendar']) await link(user, connection);
      await setStatus(user, 'notion', 'EXPIRED');
      await leave(page);
      await goTo(page, 'tools');
      await page.getByRole('link', { name: 'Connect Notion' }).waitFor();
      await expectAccessible(page);
      await keepScreenshots(page, 'tools', 'light', '375-dark');
      await page.getByLabel('Search tools').fill('nothing like this');
      await seeHeading(page, 'No tool matches');
      await expectAccessible(page);
      await goTo(page, 'tools/notion/notion_page_create');
      await seeHeading(page, 'Notion does not offer this tool now');
      await expectAccessible(page);
      await leave(page);
      await respond(page, '/tools', 503, { code: 'upstream-unavailable' });
      await goTo(page, 'tools');
      await seeHeading(page, 'This is not available at the moment');
      await expectAccessible(page);
      await press(page, 'Try again');
      await page.getByLabel('Search tools').waitFor();
    });

    it('of a tool that reads', async () => {
      const user = 'views-read';
      await link(user, 'gmail');
      await link(user, 'googlecalendar');
      const { page } = await newPerson();
      await signIn(page, user);
      await goTo(page, 'tools/gmail/gmail_fetch_mails');
      await page.getByLabel('Max results').fill('none');
      await press(page, 'Run');
      await page.getByText('One field needs a correction.').waitFor();
      await expectAccessible(page);
      await page.getByLabel('Max results').fill('5');
      await press(page, 'Run');
      await page.getByText('5 entries').waitFor();
      await expect.poll(() => page.evaluate('document.activeElement.textContent')).toBe('Result');
      await page.locator('details.member').nth(1).locator('summary').click();
      await expectAccessible(page);
      await page.evaluate('scrollTo(0, document.body.scrollHeight)');
      await keepScreenshots(page, 'result', 'light');
      await respond(page, '/actions/gmail_fetch_mails', 400, {
        code: 'invalid-request',
        errors: [
          { path: 'body.input.query', message: 'is refused' },
          { path: 'body.connection', message: 'is odd' },
        ],
      });
      await press(page, 'Run');
      await page.getByText('is refused').waitFor();
      await page.getByText('body.connection: is odd').waitFor();
      await expectAccessible(page);
      // A result of several hundred long texts opens in parts.
      const data = Array.from({ length: 400 }, (_, nth) => ({ id: nth, text: 'long '.repeat(2_000) }));
      await respond(page, '/actions/gmail_fetch_mails', 200, { data, executionId: 'e' });
      await press(page, 'Run');
      await press(page, 'Show all 400');
      await page.locator('details.member').nth(399).locator('summary').click();
      await press(page, 'Show the whole text');
      await expectAccessible(page);
      await respond(page, '/actions/gmail_fetch_mails', 502, { code: 'provider-error', reason: 'other' });
      await press(page, 'Run');
      await seeHeading(page, 'Gmail reported a failure');
      await goTo(page, 'tools/googlecalendar/googlecalendar_list_events');
      await page.getByRole('form', { name: 'googlecalendar_list_events' }).waitFor();
      await expectAccessible(page);
    });

    it('of a tool that writes, and of its key', async () => {
      const user = 'views-write';
      await link(user, 'gmail');
      const { page } = await newPerson();
      await signIn(page, user);
      await goTo(page, 'executions');
      await page.getByText('What you write here is listed with its key.').waitFor();
      await press(page, 'Look up');
      await page.getByText('A key has 16 to 128').waitFor();
      await expectAccessible(page);
      await goTo(page, 'tools/gmail/gmail_send_message');
      await press(page, 'Check and send …');
      await page.getByText('3 fields need a correction.').waitFor();
      await expectAccessible(page);
      await keepScreenshots(page, 'tool-form', 'light');
      await writeMail(page);
      // The focus never falls back to the top of the page.
      await expect
        .poll(() => page.evaluate('document.activeElement.textContent'))
        .toBe('Check before it is sent');
      await press(page, 'Back to the form');
      await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('main');
      await press(page, 'Empty the form');
      await expect.poll(() => page.evaluate('document.activeElement.name')).toBe('to');
      await writeMail(page);
      await expectAccessible(page);
      await keepScreenshots(page, 'write-confirm', 'light', '375-dark');
      await respond(page, '/actions/gmail_send_message', 504, { code: 'outcome-unknown' });
      await press(page, 'Send to Gmail');
      await seeHeading(page, 'It may or may not have happened');
      await expectAccessible(page);
      await keepScreenshots(page, 'problem', 'light');
      await page.getByRole('link', { name: 'What became of this key' }).click();
      await seeHeading(page, 'No write is known under this key');
      await goTo(page, 'tools/gmail/gmail_send_message');
      await page.getByText('This was sent before.').waitFor();
      await expectAccessible(page);
      await press(page, 'Send to Gmail');
      await seeHeading(page, 'Sent to Gmail');
      await page.getByText('What was sent').click();
      await expectAccessible(page);
      await keepScreenshots(page, 'sent', 'light');
      await goTo(page, 'executions');
      await page.locator('.kept-keys a').click();
      await seeHeading(page, 'It was done, once');
      await expectAccessible(page);
      await keepScreenshots(page, 'key', 'light', '375-dark');
      const execution = {
        tool: 'gmail_send_message',
        connection: 'gmail',
        startedAt: '2026-11-29T06:00:00.000Z',
      };
      await respond(page, '/executions/an-unknown-outcome', 200, {
        ...execution,
        status: 'UNKNOWN',
        code: 'outcome-unknown',
      });
      await goTo(page, 'executions/an-unknown-outcome');
      await seeHeading(page, 'It may or may not have happened');
      await respond(page, '/executions/a-write-that-runs', 200, { ...execution, status: 'IN_PROGRESS' });
      await goTo(page, 'executions/a-write-that-runs');
      await seeHeading(page, 'It is running');
      await expectAccessible(page);
      // The page looks again by itself; the API knows no such key.
      await seeHeading(page, 'No write is known under this key');
      await expectAccessible(page);
    });

    it('without a network, and after the session has ended', async () => {
      const user = 'views-away';
      await link(user, 'gmail');
      const { page } = await newPerson();
      await signIn(page, user);
      await goTo(page, 'tools/gmail/gmail_send_message');
      await writeMail(page);
      await page.context().setOffline(true);
      await press(page, 'Send to Gmail');
      await page.getByText('You are offline.').waitFor();
      await seeHeading(page, 'The server cannot be reached');
      await expectAccessible(page);
      await page.context().setOffline(false);
      await page.route(`${stack.apiUrl}/actions/*`, (route) =>
        route.fulfill({ status: 401, json: { message: 'Unauthorized' } }),
      );
      await press(page, 'Send again with the same key');
      await page.getByText('Your session has ended.').waitFor();
      await expectAccessible(page);
      await page.unrouteAll();
      const key = await page.locator('[data-key]').textContent();
      await press(page, 'Sign in again');
      // The issuer still knows the user, and the console returns to the write that was not sent.
      await seeHeading(page, 'Check before it is sent');
      expect(await page.locator('[data-key]').textContent()).toBe(key);
    });
  },
);
