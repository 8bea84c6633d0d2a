import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { describe, expect, it } from 'vitest';
import { makeHeading } from '../../shared/digest/render/heading.ts';
import { renderHtml } from '../../shared/digest/render/html.ts';
import { digestOfFolder, digestOfMessages, gmailMessageOf } from '../support/digest/mailbox-digest.ts';
import { everyInjection } from '../unit/digest/injections/every.ts';
import { HAS_CHROMIUM, useChromium } from './fixture/chromium.ts';

const sample = fileURLToPath(new URL('../../infra/local/sample-mailbox', import.meta.url));
const heading = makeHeading('2026-11-23T07:00:00Z', 'Europe/Berlin', 'ada@example.com');
/** A folder to write pictures of the pages to; `docs/images` has them. */
const pictures = process.env.ONBEHALF_SCREENSHOTS;

type Scheme = 'light' | 'dark';
const views: [width: number, scheme: Scheme][] = [
  [375, 'light'],
  [375, 'dark'],
  [1280, 'light'],
  [1280, 'dark'],
];

async function hostileHtml(): Promise<string> {
  const messages = await Promise.all(everyInjection.map(({ raw }) => gmailMessageOf(raw)));
  const apart = messages.map((message, index) => ({
    ...Object(message),
    id: `m${index}`,
    threadId: `t${index}`,
  }));
  return renderHtml(await digestOfMessages(apart), heading);
}

/** Not every machine that takes pictures has a font for Japanese. */
async function picturedHtml(): Promise<string> {
  const digest = await digestOfFolder(sample);
  const items = digest.items.filter(({ subject }) => !/\p{Script=Han}/u.test(subject));
  return renderHtml({ ...digest, items }, heading);
}

describe.skipIf(!HAS_CHROMIUM)('the HTML mail of a digest', () => {
  const chromium = useChromium();

  async function shown(html: string, width: number, colorScheme: Scheme) {
    const height = width === 375 ? 812 : 900;
    const context = await chromium().newContext({ viewport: { width, height }, colorScheme });
    const page = await context.newPage();
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    const alerts: string[] = [];
    page.on('dialog', (dialog) => {
      alerts.push(dialog.message());
      return dialog.dismiss();
    });
    await page.setContent(html, { waitUntil: 'load' });
    return { page, requests, alerts, [Symbol.asyncDispose]: () => context.close() };
  }

  it.each(views)(
    'reads well at %i px, %s: fits, asks for nothing, and axe finds no fault',
    async (width, scheme) => {
      const html = renderHtml(await digestOfFolder(sample), heading);
      await using view = await shown(html, width, scheme);
      expect(await view.page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      const { violations, passes } = await new AxeBuilder({ page: view.page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      expect(passes.map(({ id }) => id)).toContain('color-contrast');
      expect(view.requests).toEqual([]);
    },
  );

  it('is dark where the reader is', async () => {
    const html = renderHtml(await digestOfFolder(sample), heading);
    const background = async (scheme: Scheme) => {
      await using view = await shown(html, 375, scheme);
      return await view.page.evaluate('getComputedStyle(document.querySelector(".sheet")).backgroundColor');
    };
    expect(await background('light')).toBe('rgb(255, 255, 255)');
    expect(await background('dark')).toBe('rgb(23, 28, 35)');
  });

  it('reads right-to-left mail from the right, among others from the left', async () => {
    const html = renderHtml(await digestOfFolder(sample), heading);
    await using view = await shown(html, 375, 'light');
    const directionOf = (words: string) =>
      view.page.evaluate(
        `getComputedStyle([...document.querySelectorAll('li')].find((item) => item.innerText.includes('${words}'))).direction`,
      );
    expect(await directionOf('ترجمة الموقع جاهزة')).toBe('rtl');
    expect(await directionOf('Budget review')).toBe('ltr');
  });

  it.each(views)('stays itself at %i px, %s, whatever the mails say', async (width, scheme) => {
    await using view = await shown(await hostileHtml(), width, scheme);
    expect(await view.page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    expect(await view.page.locator('a, script, img, svg, iframe, form, input, base, link').count()).toBe(0);
    expect(await view.page.locator('li').count()).toBeGreaterThan(50);
    expect(view.requests).toEqual([]);
    expect(view.alerts).toEqual([]);
  });

  // No test, and so not one that is skipped, unless somebody wants pictures.
  it.each(pictures === undefined ? [] : views)(
    'has its picture taken at %i px, %s',
    async (width, scheme) => {
      await using view = await shown(await picturedHtml(), width, scheme);
      const path = `${pictures}/digest-${width}-${scheme}.png`;
      const { length } = await view.page.screenshot({ path });
      expect(length).toBeLessThan(150_000);
    },
  );
});
