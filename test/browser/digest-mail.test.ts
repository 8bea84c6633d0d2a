import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { describe, expect, it } from 'vitest';
import { makeHeading } from '../../shared/digest/render/heading.ts';
import { renderHtml } from '../../shared/digest/render/html.ts';
import { digestOfFolder, digestOfMessages, gmailMessageOf } from '../support/digest/mailbox-digest.ts';
import { wordings } from '../support/digest/wordings.ts';
import { everyInjection } from '../unit/digest/injections/every.ts';
import { HAS_CHROMIUM, useChromium } from './fixture/chromium.ts';

const sample = fileURLToPath(new URL('../../infra/local/sample-mailbox', import.meta.url));
const heading = makeHeading('2026-11-23T07:00:00Z', 'Europe/Berlin', wordings.en, 'ada@example.com');
/** A folder for screenshots of the mail, as in `docs/images`. */
const screenshotFolder = process.env.ONBEHALF_SCREENSHOTS;

type Scheme = 'light' | 'dark';
const views: [width: number, scheme: Scheme][] = [
  [375, 'light'],
  [375, 'dark'],
  [1280, 'light'],
  [1280, 'dark'],
];

async function hostileHtml(): Promise<string> {
  const messages = await Promise.all(everyInjection.map(({ raw }) => gmailMessageOf(raw)));
  const inOwnThreads = messages.map((message, index) => ({
    ...Object(message),
    id: `m${index}`,
    threadId: `t${index}`,
  }));
  return renderHtml(await digestOfMessages(inOwnThreads), heading);
}

/** Omits Japanese, for which not every machine has a font. */
async function screenshotHtml(): Promise<string> {
  const digest = await digestOfFolder(sample);
  const items = digest.items.filter(({ subject }) => !/\p{Script=Han}/u.test(subject));
  return renderHtml({ ...digest, items }, heading);
}

describe.skipIf(!HAS_CHROMIUM)('the HTML mail of a digest', () => {
  const chromium = useChromium();

  async function open(html: string, width: number, colorScheme: Scheme) {
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
    'is readable at %i px, %s: fits the width, requests nothing, and has no axe violations',
    async (width, scheme) => {
      const html = renderHtml(await digestOfFolder(sample), heading);
      await using view = await open(html, width, scheme);
      expect(await view.page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      const { violations, passes } = await new AxeBuilder({ page: view.page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      expect(passes.map(({ id }) => id)).toContain('color-contrast');
      expect(view.requests).toEqual([]);
    },
  );

  it('is dark when the reader prefers dark', async () => {
    const html = renderHtml(await digestOfFolder(sample), heading);
    const background = async (scheme: Scheme) => {
      await using view = await open(html, 375, scheme);
      return await view.page.evaluate('getComputedStyle(document.querySelector(".sheet")).backgroundColor');
    };
    expect(await background('light')).toBe('rgb(255, 255, 255)');
    expect(await background('dark')).toBe('rgb(23, 28, 35)');
  });

  it('shows right-to-left mail from right to left, other mail from left to right', async () => {
    const html = renderHtml(await digestOfFolder(sample), heading);
    await using view = await open(html, 375, 'light');
    const directionOf = (words: string) =>
      view.page.evaluate(
        `getComputedStyle([...document.querySelectorAll('li')].find((item) => item.innerText.includes('${words}'))).direction`,
      );
    expect(await directionOf('ترجمة الموقع جاهزة')).toBe('rtl');
    expect(await directionOf('Budget review')).toBe('ltr');
  });

  it.each(views)('keeps its structure at %i px, %s, with hostile mails', async (width, scheme) => {
    await using view = await open(await hostileHtml(), width, scheme);
    expect(await view.page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    expect(await view.page.locator('a, script, img, svg, iframe, form, input, base, link').count()).toBe(0);
    expect(await view.page.locator('li').count()).toBeGreaterThan(50);
    expect(view.requests).toEqual([]);
    expect(view.alerts).toEqual([]);
  });

  // Without the environment variable there are no such tests, so that none is reported as skipped.
  it.each(screenshotFolder === undefined ? [] : views)(
    'is written as a screenshot at %i px, %s',
    async (width, scheme) => {
      await using view = await open(await screenshotHtml(), width, scheme);
      const path = `${screenshotFolder}/digest-${width}-${scheme}.png`;
      const { length } = await view.page.screenshot({ path });
      expect(length).toBeLessThan(150_000);
    },
  );
});
