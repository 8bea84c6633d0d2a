import { describe, expect, it } from 'vitest';
import { link, signedIn } from '../support/stack/product.ts';
import { HAS_CHROMIUM } from './fixture/chromium.ts';
import { press, seeHeading, signIn, usePeople } from './fixture/people.ts';

describe.skipIf(!HAS_CHROMIUM)('the digest of the console', () => {
  const newPerson = usePeople();

  it('is set, run, read, paused, resumed and deleted', async () => {
    await link('console-reader', 'gmail');
    const api = await signedIn('console-reader');
    const { page } = await newPerson();
    const keys: (string | undefined)[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/digest/run')) keys.push(request.headers()['idempotency-key']);
    });
    await signIn(page, 'console-reader');
    await page.getByRole('link', { name: 'Digest' }).click();
    await seeHeading(page, 'Set up your digest');
    await page.getByLabel('Time', { exact: true }).fill('02:30');
    await page.getByLabel('Time zone').fill('berlin');
    for (const day of ['Saturday', 'Sunday']) await page.getByLabel(day).check();
    await press(page, 'Start the digest');
    // The API knows the names; its suggestion stands at the field.
    await page.getByText('in its spelling, such as Europe/Berlin.').waitFor();
    expect(await page.evaluate('document.activeElement.name')).toBe('timeZone');
    await page.getByLabel('Time zone').fill('Europe/Berlin');
    await press(page, 'Start the digest');
    await page.getByText('Saved.').waitFor();
    const { json } = await api('GET /digest');
    expect([json.time, json.timeZone, json.weekdays.length]).toEqual(['02:30', 'Europe/Berlin', 7]);
    const previewed = await page
      .locator('.preview time')
      .evaluateAll((times) => times.map((time) => time.getAttribute('datetime')));
    expect(previewed).toHaveLength(7);
    expect(previewed[0]).toBe(json.nextRun);

    // The API starts the run, and each response is lost until the page is loaded again.
    await page.route('**/digest/run', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await press(page, 'Make a digest now');
    await page.getByRole('progressbar').waitFor();
    await expect.poll(() => keys.length).toBeGreaterThan(0);
    const before = keys.length;
    await page.reload();
    await expect.poll(() => keys.length).toBeGreaterThan(before);
    // Not before the reload: a repeat whose response arrives would leave nothing to repeat after it.
    await page.unrouteAll({ behavior: 'wait' });
    await page.getByRole('heading', { name: /^Your digest of / }).waitFor();
    await page.getByText('Budget review next Tuesday', { exact: true }).waitFor();
    expect(new Set(keys).size).toBe(1);

    await page.getByLabel('Paused').check();
    await press(page, 'Save');
    await page.getByText('You paused the digest.').waitFor();
    await press(page, 'Resume');
    await page.getByText('The digest is resumed.').waitFor();
    await page.locator('[name="paused"]:not(:checked)').waitFor();
    await press(page, 'Delete the digest …');
    await press(page, 'Delete');
    await seeHeading(page, 'Set up your digest');
    expect((await api('GET /digest')).status).toBe(404);
  });
});
