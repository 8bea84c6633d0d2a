import { describe, expect, it } from 'vitest';
import { openApiDocument } from '../../../infra/openapi/document.ts';
import { createExplorer } from '../../support/openapi/explorer.ts';
import { useCookieStack } from '../../support/stack/cookie-stack.ts';

// The throttle of the route lets 20 a second pass.
const RUNS = 200;
const api = useCookieStack();

describe('a request for the callback of cookie mode', () => {
  const explorer = createExplorer(openApiDocument({ strict: true }), (...sent) => api().send(...sent));

  it('is accepted as the document describes it, but for named exceptions', async () => {
    expect(await explorer.sendValid('GET /callback', RUNS, {})).toEqual([]);
  });

  it('is refused with 400 for one fault against the document', async () => {
    expect(await explorer.sendInvalid('GET /callback', RUNS, {})).toEqual([]);
  });

  it("has the gateway's own 413 over 10 MB, and its own 429 when the route throttles", async () => {
    const body = 'x'.repeat(10 * 1024 * 1024 + 1);
    expect((await api().send('GET /callback', { body })).status).toBe(413);
    // A slow machine sends too few in a second at first, while processes start.
    const sendMany = async () => {
      const sent = await Promise.all(Array.from({ length: 100 }, () => api().send('GET /callback')));
      return sent.map(({ status }) => status);
    };
    await expect.poll(sendMany).toContain(429);
  });
});
