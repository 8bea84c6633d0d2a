import { describe, expect, it } from 'vitest';
import { link, signedIn } from '../support/stack/product.ts';
import { HAS_CHROMIUM } from './fixture/chromium.ts';
import { press, seeConnections, seeHeading, signIn, statusOf, usePeople } from './fixture/people.ts';

describe.skipIf(!HAS_CHROMIUM)('a further account in the console', () => {
  const newPerson = usePeople();

  it('is added under a label, has a digest of its own, and is disconnected by itself', async () => {
    await link('console-two', 'gmail');
    const api = await signedIn('console-two');
    const { page } = await newPerson();
    await signIn(page, 'console-two');
    await press(page, 'Add another account of Gmail');
    await page.getByLabel('Its label').fill('my work');
    await press(page, 'Connect it');
    await page.getByText('Use 1 to 20 of a to z, 0 to 9 and the hyphen.').waitFor();
    expect(await page.evaluate('document.activeElement.name')).toBe('label');
    await page.getByLabel('Its label').fill('Work');
    await press(page, 'Connect it');
    await press(page, 'Approve');
    await page.getByText('Gmail (work) is connected to console-two.').waitFor();
    await seeConnections(page);
    await page.getByRole('heading', { name: 'Gmail (work)', exact: true }).waitFor();
    expect([await statusOf(page, 'Gmail'), await statusOf(page, 'Gmail (work)')]).toEqual([
      'Connected',
      'Connected',
    ]);

    await page.getByRole('link', { name: 'Digest' }).click();
    await page.getByLabel('Digest of', { exact: true }).selectOption('work');
    await seeHeading(page, 'Set up your digest');
    await press(page, 'Start the digest');
    await page.getByText('Saved.').waitFor();
    const statuses = await Promise.all([api('GET /digest?account=work'), api('GET /digest')]);
    expect(statuses.map(({ status }) => status)).toEqual([200, 404]);
    await press(page, 'Make a digest now');
    await page.getByRole('heading', { name: /^Your digest of / }).waitFor();
    await page.getByLabel('Digest of', { exact: true }).selectOption('Your default account');
    await seeHeading(page, 'Set up your digest');

    await page.getByRole('link', { name: 'Connections' }).click();
    await press(page, 'Disconnect Gmail (work)');
    await page.getByText('your digest (work) and its schedule.').waitFor();
    await press(page, 'Disconnect');
    await page.getByText('Gmail (work) is disconnected.').waitFor();
    await expect.poll(() => page.getByRole('heading', { name: 'Gmail (work)', exact: true }).count()).toBe(0);
    expect(await statusOf(page, 'Gmail')).toBe('Connected');
    expect((await api('GET /digest?account=work')).status).toBe(404);
  });
});
