import { describe, expect, it } from 'vitest';
import { link } from '../support/stack/product.ts';
import { HAS_CHROMIUM } from './fixture/chromium.ts';
import { press, seeHeading, signIn, usePeople } from './fixture/people.ts';
import { expectAccessible, keepScreenshots } from './fixture/states.ts';
import { goTo, setStatus } from './fixture/views.ts';

describe.skipIf(!HAS_CHROMIUM)(
  'every state of the digest in the console is accessible, and fits 375 px',
  () => {
    const newPerson = usePeople();

    it('before, while and after it is made', async () => {
      const user = 'views-digest';
      await link(user, 'gmail');
      const { page } = await newPerson();
      await signIn(page, user);
      await goTo(page, 'digest');
      await seeHeading(page, 'Set up your digest');
      await expectAccessible(page);
      await page.getByLabel('Time zone').fill('Mars/Olympus');
      for (const day of ['Mon', 'Tues', 'Wednes', 'Thurs', 'Fri'])
        await page.getByLabel(`${day}day`).uncheck();
      await page.getByLabel('Mails at most').fill('many');
      await press(page, 'Start the digest');
      await page.getByText('Choose at least one day.').waitFor();
      await expectAccessible(page);
      await page.getByLabel('Time zone').fill('America/New_York');
      await page.getByLabel('Monday').check();
      await page.getByLabel('Mails at most').fill('50');
      await press(page, 'Start the digest');
      await page.getByText('The server plans the same next digest.').waitFor();
      await expectAccessible(page);
      await press(page, 'Make a digest now');
      await page.getByRole('progressbar').waitFor();
      await expectAccessible(page);
      await page.getByRole('heading', { name: /^Your digest of / }).waitFor();
      await page.locator('summary').filter({ hasText: 'newsletters' }).click();
      await expectAccessible(page);
      await page.locator('summary').filter({ hasText: 'newsletters' }).click();
      await page.evaluate('scrollTo(0, 0)');
      await keepScreenshots(page, 'digest', 'light', '375-dark');
      await page.evaluate("document.querySelector('.digest-form').scrollIntoView()");
      await keepScreenshots(page, 'digest-settings', 'light');
      await press(page, 'Delete the digest …');
      await page.getByRole('dialog').waitFor();
      await expectAccessible(page);
      await press(page, 'Keep it');
      await setStatus(user, 'gmail', 'EXPIRED');
      await press(page, 'Make a digest now');
      await page.getByText('Gmail must be connected again.').waitFor();
      await expectAccessible(page);
      await keepScreenshots(page, 'digest-paused', 'light');
    });

    it('on a day on which clocks skip its time, and with a browser whose time is wrong', async () => {
      const user = 'views-clocks';
      await link(user, 'gmail');
      const { page } = await newPerson();
      await signIn(page, user);
      await page.clock.setFixedTime('2026-03-27T12:00:00Z');
      await goTo(page, 'digest');
      await page.getByLabel('Time', { exact: true }).fill('02:30');
      await page.getByLabel('Time zone').fill('Europe/Berlin');
      for (const day of ['Saturday', 'Sunday']) await page.getByLabel(day).check();
      await page.getByText('Sunday 29 March — clocks skip 02:30 on this day: no digest').waitFor();
      expect(await page.locator('.preview time').count()).toBe(7);
      await expectAccessible(page);
      await press(page, 'Start the digest');
      await page.getByText('The server counts on').waitFor();
      await expectAccessible(page);
    });
  },
);
