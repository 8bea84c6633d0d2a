import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ARGUMENTS, executablePath, HAS_CHROMIUM } from './fixture/chromium.ts';
import { bundleForPage } from './fixture/product-page.ts';

/** The page with the button. It fakes the API, as the subject is the window. */
const OPENER = bundleForPage(`
import { connect } from 'onbehalf/client';

const query = new URLSearchParams(location.search);
const provider = new URL('/provider?provider=' + (query.get('provider') ?? ''), location.href);
// Another site than localhost.
provider.hostname = '127.0.0.1';

const leaving = new AbortController();
const link = { hints: 0, posted: [], cancel: () => leaving.abort() };
const call = async (route, { body }) => {
  link.posted.push([route, body]);
  provider.searchParams.set('state', 'state-1');
  const started = { connection: 'gmail', state: 'state-1', authorizationUrl: provider.href };
  return route.endsWith('/authorize') ? started : { connection: 'gmail', status: 'ACTIVE' };
};
const onMaybeClosed = () => { link.hints += 1; };
const start = async () => {
  const { outcome } = await connect(call, 'gmail', { user: 'ada', mode: 'popup', signal: leaving.signal, onMaybeClosed });
  link.outcome = outcome;
};
globalThis.link = link;
document.querySelector('button').onclick = start;
if (query.has('unasked')) void start();
`);

const CALLBACK = bundleForPage(`
import './shared/client/capture-return-script.ts';
import { handBack } from 'onbehalf/client';

document.title = (await handBack()) ? 'handed back' : 'no tab waits';
`);

/** The provider's consent page, which returns to the callback page on the opener's origin. */
const PROVIDER = `<!doctype html><button>Approve</button><script>
document.querySelector('button').onclick = () => {
  const back = new URL('/callback' + location.search + '&auth_request_id=a', location.href);
  back.hostname = 'localhost';
  location.href = back;
};
</script>`;

const script = (code: string) =>
  `<!doctype html><button>Connect</button><script type="module">${code}</script>`;

describe.skipIf(!HAS_CHROMIUM)('connect by pop-up', () => {
  const server = createServer(({ url = '' }, response) => {
    const { pathname, searchParams } = new URL(url, 'http://localhost');
    const policy = searchParams.get(pathname === '/provider' ? 'provider' : 'own');
    if (policy) response.setHeader('cross-origin-opener-policy', policy);
    response.setHeader('content-type', 'text/html');
    const pages: Record<string, string> = {
      '/opener': script(OPENER),
      '/provider': PROVIDER,
      '/callback': script(CALLBACK),
    };
    response.end(pages[pathname] ?? '');
  });
  let browser: Browser;
  let origin: string;
  beforeAll(async () => {
    await new Promise<void>((listening) => server.listen(0, listening));
    origin = `http://localhost:${(server.address() as AddressInfo).port}`;
    const ignoreDefaultArgs = ['--disable-popup-blocking'];
    browser = await chromium.launch({ executablePath, args: ARGUMENTS, ignoreDefaultArgs });
  });
  afterAll(async () => {
    await browser.close();
    server.closeAllConnections();
    server.close();
  });

  async function openConsent(query: Record<string, string>) {
    const page = await (await browser.newContext()).newPage();
    await page.goto(`${origin}/opener?${new URLSearchParams(query)}`);
    const [opened] = await Promise.all([page.context().waitForEvent('page'), page.click('button')]);
    await opened.getByText('Approve').waitFor();
    return { page, opened };
  }

  const outcomeOf = (page: Page) => page.waitForFunction('link.outcome').then((value) => value.jsonValue());

  it.each([
    ['nothing', {}, 0],
    ['`same-origin` of the provider', { provider: 'same-origin' }, 1],
    ['`same-origin-allow-popups` of the provider', { provider: 'same-origin-allow-popups' }, 1],
    ['`noopener-allow-popups` of the provider', { provider: 'noopener-allow-popups' }, 1],
    ['`same-origin` of its own page', { own: 'same-origin' }, 1],
    ['`same-origin-allow-popups` of its own page', { own: 'same-origin-allow-popups' }, 0],
  ])(
    'links and closes the window under %s; a hint comes only where the tie is cut',
    async (_policy, query, hints) => {
      const { page, opened } = await openConsent(query);
      // The interval of the hint.
      if (hints > 0) await page.waitForFunction('link.hints > 0');
      await Promise.all([opened.waitForEvent('close'), opened.getByText('Approve').click()]);
      expect(await outcomeOf(page)).toBe('linked');
      expect(await page.evaluate('link.hints')).toBe(hints);
      const posted = (await page.evaluate('link.posted')) as [string, Record<string, unknown>][];
      expect(posted.map(([route]) => route)).toEqual([
        'POST /connections/{connection}/authorize',
        'POST /connections/verify',
      ]);
      expect(posted[1]?.[1]).toMatchObject({ authRequestId: 'a' });
      await page.context().close();
    },
  );

  it('hints at a window that the user closes, ends on the signal, and ends the flow', async () => {
    const { page, opened } = await openConsent({});
    await opened.close();
    await page.waitForFunction('link.hints === 1');
    await page.evaluate('link.cancel()');
    expect(await outcomeOf(page)).toBe('abandoned');
    expect(await page.evaluate('link.posted.at(-1)[0]')).toBe('POST /connections/cancel');
    await page.context().close();
  });

  it('is not handed the return of another flow', async () => {
    const { page, opened } = await openConsent({});
    await opened.goto(`${origin}/callback?auth_request_id=of-eve&state=of-eve`);
    await opened.waitForFunction("document.title === 'no tab waits'");
    expect(await page.evaluate('link.outcome')).toBeUndefined();
    expect(await page.evaluate('link.posted.length')).toBe(1);
    await page.context().close();
  });

  it('is blocked when no click opens the window', async () => {
    const page = await (await browser.newContext()).newPage();
    await page.goto(`${origin}/opener?unasked`);
    expect(await outcomeOf(page)).toBe('blocked');
    expect(await page.evaluate('link.posted')).toEqual([]);
    await page.context().close();
  });
});
