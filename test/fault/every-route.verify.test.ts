import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { listApiRoutes } from '../../infra/deploy/functions/api-routes.ts';
import { startLocalStack } from '../../infra/local/stack.ts';
import { openApiDocument } from '../../infra/openapi/document.ts';
import { listOperations } from '../support/openapi/response-check.ts';
import { linkGmail } from '../support/stack/product.ts';
import { productAt } from '../support/stack/product-at.ts';
import { sendGoodRequests } from '../support/stack/send-good-requests.ts';
import { armFault, healStack } from '../support/stack/stack-control.ts';

const user = 'every-route-slow';
beforeAll(() => linkGmail(user));
afterEach(healStack);

describe('every route', () => {
  it('has deadline-exceeded while Scalekit does not respond, where the document has a 504', async () => {
    await sendGoodRequests(user);
    await armFault({ at: 'network', do: 'blackhole', on: 'all' });
    const responses = await sendGoodRequests(user);
    const operations = listOperations(openApiDocument());
    const slow = Object.keys(responses).filter((route) => operations.get(route)?.responses?.['504']);
    const wanted = Object.fromEntries(slow.map((route) => [route, '504 deadline-exceeded']));
    expect({ ...responses, ...wanted }).toEqual(responses);
    expect(slow.length).toBeGreaterThan(0);
  });

  it("has the gateway's own 429 when its stage throttles", async () => {
    const stack = await startLocalStack({ parameters: { throttle: { ratePerSecond: 1, burst: 1 } } });
    const { send } = productAt(stack);
    for (const { method, path } of listApiRoutes({})) {
      const request = `${method} ${path.replace(/\{\w+\}/, 'x')}`;
      await expect.poll(async () => (await send(request)).status, { interval: 0 }).toBe(429);
    }
    await stack.close();
  });
});
