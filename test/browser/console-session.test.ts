import { describe, expect, it } from 'vitest';
import { stack } from '../support/stack/product.ts';
import { HAS_CHROMIUM } from './fixture/chromium.ts';
import { press, seeHeading, signIn, usePeople } from './fixture/people.ts';

const WELCOME = 'Your accounts, at your service';

describe.skipIf(!HAS_CHROMIUM)("the console's session", () => {
  const newPerson = usePeople();

  it('ends in every tab of the user who signs out, and in no tab of another user', async () => {
    const { page } = await newPerson();
    await signIn(page, 'session-ada');
    const other = await page.context().newPage();
    await other.goto(stack.consoleUrl);
    await press(other, 'Sign in');
    await other.getByText('Signed in as session-ada').waitFor();
    await page.context().clearCookies();
    const third = await page.context().newPage();
    await signIn(third, 'session-bob');
    await press(other, 'Sign out');
    await seeHeading(other, WELCOME);
    await seeHeading(page, WELCOME);
    await page.reload();
    await seeHeading(page, WELCOME);
    await third.getByText('Signed in as session-bob').waitFor();
  });

  it('is gone from a document that "back" shows after the sign-out', async () => {
    const { page } = await newPerson();
    await signIn(page, 'session-back');
    // As after a sign-out in a later document of this tab. Playwright's Chromium keeps no documents for "back".
    await page.evaluate(`
      sessionStorage.setItem('onbehalf.signed-in', 'false');
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    `);
    await seeHeading(page, WELCOME);
  });

  it('shows no words of an address that somebody else wrote', async () => {
    const { page } = await newPerson();
    await signIn(page, 'session-words');
    await page.goto(`${stack.consoleUrl}#/tools/Your%20account%20is%20locked/gmail_call_555_0100`);
    await seeHeading(page, 'This product does not offer this tool now');
    await seeHeading(page, 'Tool');
    expect(await page.locator('#main').textContent()).not.toMatch(/locked|555/);
    await expect.poll(() => page.title()).toBe('Tool · Onbehalf');
  });
});
