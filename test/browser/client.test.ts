import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { newKey } from '../../shared/client/index.ts';
import { startFaultyProxy } from '../support/client/faulty-proxy.ts';
import { ARRIVED, MAIL } from '../support/client/journey.ts';
import { linkGmail, simulator, stack, token } from '../support/stack/product.ts';
import { accountsOf } from './fixture/accounts.ts';
import { HAS_CHROMIUM } from './fixture/chromium.ts';
import {
  ALLOWED_ORIGIN,
  bundleForPage,
  codeUnder,
  OTHER_ORIGIN,
  useProductPages,
} from './fixture/product-page.ts';

const MODULE = bundleForPage(`
import { createClient } from 'onbehalf/client';
import { journey } from './test/support/client/journey.ts';

const nameProblem = ({ code, status }) => [code, status];
globalThis.travel = ({ baseUrl, accessToken, key }) =>
  journey(createClient({ baseUrl, token: () => accessToken, attempts: 3 }), key).catch(nameProblem);
globalThis.send = (address, init, header) =>
  fetch(address, init).then(({ status, headers }) => [status, headers.get(header)]);
`);

const inPage = (page: Page, name: string, ...args: unknown[]) =>
  page.evaluate(`${name}(${args.map((arg) => JSON.stringify(arg)).join(', ')})`);

async function userOf(sub: string) {
  await linkGmail(sub);
  return { accessToken: await token({ sub }), key: newKey() };
}

async function mailsOf(identifier: string): Promise<number> {
  const { entries } = await simulator.get(`ledger?identifier=${identifier}`);
  return entries.filter(({ kind }) => kind === 'mail-sent').length;
}

describe.skipIf(!HAS_CHROMIUM)("the client in a page of a product's own", () => {
  const open = useProductPages();

  it('makes its journey from an allowed origin, and the page reads the headers of a retry', async () => {
    const { accessToken, key } = await userOf('client-page');
    const page = await open(ALLOWED_ORIGIN, MODULE);
    expect(await inPage(page, 'travel', { baseUrl: stack.apiUrl, accessToken, key })).toEqual(ARRIVED);
    expect(await mailsOf('client-page')).toBe(1);

    const limit = { do: 'error', status: 429, retryAfter: 7 };
    await simulator.post('faults', { at: 'scalekit.executeTool', identifier: 'client-page', ...limit });
    const address = `${stack.apiUrl}/actions/gmail_send_message`;
    const write = {
      method: 'POST',
      headers: {
        authorization: `Bearer ${accessToken}`,
        'content-type': 'application/json',
        'idempotency-key': newKey(),
      },
      body: JSON.stringify({ connection: 'gmail', input: MAIL }),
    };
    expect(await inPage(page, 'send', address, write, 'retry-after')).toEqual([503, '7']);
    expect(await inPage(page, 'send', address, write, 'idempotent-replayed')).toEqual([200, null]);
    expect(await inPage(page, 'send', address, write, 'idempotent-replayed')).toEqual([200, 'true']);
  });

  it('ends its journey with one mail through a 503 with Retry-After, and a reset after the effect', async () => {
    using proxy = await startFaultyProxy(stack.apiUrl, ['pass', 'busy', 'reset-after']);
    const { accessToken, key } = await userOf('client-lost');
    const page = await open(ALLOWED_ORIGIN, MODULE);
    expect(await inPage(page, 'travel', { baseUrl: proxy.url, accessToken, key })).toEqual(ARRIVED);
    expect(proxy.writes.map((write) => write.key)).toEqual([undefined, ...Array(4).fill(key)]);
    expect(await mailsOf('client-lost')).toBe(1);
  });

  it('reaches nothing from an origin that is not allowed', async () => {
    using proxy = await startFaultyProxy(stack.apiUrl, []);
    const { accessToken, key } = await userOf('client-foreign');
    const page = await open(OTHER_ORIGIN, MODULE);
    const failure = await inPage(page, 'travel', { baseUrl: proxy.url, accessToken, key });
    expect(failure).toEqual(['unreachable', 0]);
    const write = { method: 'POST', headers: { 'idempotency-key': key } };
    const sending = inPage(page, 'send', `${proxy.url}/actions/gmail_send_message`, write, 'retry-after');
    await expect(sending).rejects.toThrow('Failed to fetch');
    expect(proxy.writes).toEqual([]);
    expect(await mailsOf('client-foreign')).toBe(0);
  });

  it('shows the React component of docs/client.md, which starts a link in a window', async () => {
    const component = codeUnder('docs/client.md', '## React');
    const accessToken = await token({ sub: 'client-react' });
    const session = `
const call = createClient({ baseUrl: '${stack.apiUrl}', token: () => '${accessToken}' });
const session = { user: 'ada' };`;
    const code = component.replace(/import .* from '.\/session';/, session);
    expect(code).toContain(session);
    const page = await open(
      ALLOWED_ORIGIN,
      bundleForPage(
        `import { createClient } from 'onbehalf/client';
import { render } from 'preact';
${code}
render(<ConnectButton connection="gmail" />, document.querySelector('main'));`,
        'tsx',
      ),
    );
    const button = page.getByRole('button', { name: 'gmail: NOT_CONNECTED' });
    const [opened] = await Promise.all([page.waitForEvent('popup'), button.click()]);
    await opened.getByRole('button', { name: 'Approve' }).waitFor();
    expect(await accountsOf('client-react')).toEqual(['gmail-local PENDING_AUTH']);
  });
});
