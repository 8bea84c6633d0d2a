import { describe, expect, it } from 'vitest';
import { link, stack } from '../support/stack/product.ts';
import { HAS_CHROMIUM } from './fixture/chromium.ts';
import { press, seeHeading, signIn, usePeople } from './fixture/people.ts';
import { expectAccessible } from './fixture/states.ts';

const MARKUP = '<img src=x onerror=alert(1)>';

describe.skipIf(!HAS_CHROMIUM)('the console, when a response is not as it expects', () => {
  const newPerson = usePeople();

  it('does not leave for an address that is no page, and says that nothing is connected', async () => {
    const { page } = await newPerson();
    await signIn(page, 'hostile-link');
    await page.route('**/connections/gmail/authorize', (route) =>
      route.fulfill({
        status: 200,
        json: { authorizationUrl: 'javascript:alert(1)', state: 's'.repeat(43), status: 'PENDING_AUTH' },
      }),
    );
    await press(page, 'Connect Gmail');
    await page.getByText('The approval did not work. Gmail was not connected.').waitFor();
    expect(page.url()).toBe(stack.consoleUrl);
  });

  it('offers to reload the page in the place of a view that it cannot show', async () => {
    const { page } = await newPerson();
    await signIn(page, 'hostile-status');
    const listed = { connection: 'gmail', provider: 'GMAIL', displayName: 'Gmail', status: 'NEW' };
    await page.route(`${stack.apiUrl}/connections`, (route) =>
      route.fulfill({ json: { connections: [listed] } }),
    );
    await page.reload();
    await page.getByText('Reload the page, then try again.').waitFor();
    await expectAccessible(page);
    await page.unroute(`${stack.apiUrl}/connections`);
    await press(page, 'Try again');
    await page.getByRole('button', { name: 'Connect Gmail' }).waitFor();
  });

  it('shows markup in a schema, a description and a problem as text, and edits fields of any name', async () => {
    await link('hostile-schema', 'gmail');
    const { page } = await newPerson();
    await signIn(page, 'hostile-schema');
    const properties = JSON.parse(
      `{"hasOwnProperty":{"type":"string"},"constructor":{"type":"string"},"${MARKUP}":{"type":"string"},"toString":{"type":"integer"}}`,
    );
    const inputSchema = { type: 'object', required: ['hasOwnProperty', 'constructor', MARKUP], properties };
    const tool = { name: 'gmail_new', connection: 'gmail', effect: 'read', description: MARKUP, inputSchema };
    await page.route(`${stack.apiUrl}/tools`, (route) =>
      route.fulfill({ json: { tools: [tool], unavailable: [] } }),
    );
    const problem = { code: 'brand-new', status: 418, retryable: false, title: MARKUP, detail: MARKUP };
    const bodies: unknown[] = [];
    await page.route('**/actions/gmail_new', (route) => {
      bodies.push(route.request().postDataJSON());
      return route.fulfill({
        status: 418,
        contentType: 'application/problem+json',
        body: JSON.stringify({ type: 'urn:onbehalf:problem:brand-new', ...problem }),
      });
    });
    await page.goto(`${stack.consoleUrl}#/tools/gmail/gmail_new`);
    await page.getByText(MARKUP, { exact: true }).first().waitFor();
    await press(page, 'Run');
    await page.getByText('3 fields need a correction.').waitFor();
    for (const name of ['hasOwnProperty', 'constructor', MARKUP]) {
      await page.locator(`[name="${name}"]`).fill(MARKUP);
    }
    await press(page, 'Run');
    await seeHeading(page, MARKUP);
    expect(Object.keys((bodies[0] as { input: object }).input)).toEqual([
      'hasOwnProperty',
      'constructor',
      MARKUP,
    ]);
    expect(await page.locator('#main img').count()).toBe(0);
    await expectAccessible(page);
  });

  it('repeats a read once, and then says that the provider asks to slow down', async () => {
    await link('hostile-slow', 'gmail');
    const { page } = await newPerson();
    await signIn(page, 'hostile-slow');
    let requests = 0;
    await page.route('**/actions/gmail_get_profile', (route) => {
      requests += 1;
      return route.fulfill({
        status: 429,
        contentType: 'application/problem+json',
        body: JSON.stringify({
          type: 'urn:onbehalf:problem:provider-rate-limited',
          code: 'provider-rate-limited',
          status: 429,
          retryable: true,
        }),
      });
    });
    await page.goto(`${stack.consoleUrl}#/tools/gmail/gmail_get_profile`);
    await press(page, 'Run');
    await seeHeading(page, 'Gmail asks to slow down');
    expect(requests).toBe(2);
  });
});
