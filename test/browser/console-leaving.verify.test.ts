import { describe, expect, it } from 'vitest';
import { awaitLooks, endOffboarding } from '../support/stack/offboardings.ts';
import { link, signedIn } from '../support/stack/product.ts';
import { HAS_CHROMIUM } from './fixture/chromium.ts';
import { press, signIn, usePeople } from './fixture/people.ts';

describe.skipIf(!HAS_CHROMIUM)('the view Leave of the console', () => {
  const newPerson = usePeople();

  it('ends everything after the user has typed the word, and shows the record', async () => {
    const user = 'console-leaver';
    await link(user, 'gmail');
    const api = await signedIn(user);
    const { page } = await newPerson();
    await signIn(page, user);
    await page.getByRole('link', { name: 'Leave' }).click();
    await press(page, 'End everything');
    await page.getByText('Type END, in capitals.').waitFor();
    expect((await api('GET /users/me/offboarding')).status).toBe(404);
    await page.getByLabel('Type END to confirm').fill('END');
    await press(page, 'End everything');
    await page.getByText('It is under way').waitFor();
    await awaitLooks(user, 1);
    await endOffboarding(user, api);
    await page.getByText('Everything ended at').waitFor();
    const href = await page.getByRole('link', { name: 'Save the record' }).getAttribute('href');
    expect(decodeURIComponent(href ?? '')).toContain('onbehalf-offboarding');
    expect((await api('GET /connections/gmail')).json.status).toBe('NOT_CONNECTED');
  });
});
