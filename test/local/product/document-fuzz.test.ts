import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listProtocolRoutes } from '../../../infra/openapi/contracts.ts';
import { openApiDocument } from '../../../infra/openapi/document.ts';
import { createExplorer } from '../../support/openapi/explorer.ts';
import { depth } from '../../support/runs.ts';
import { linkGmail, send, stack, token } from '../../support/stack/product.ts';
import { servedRoutes } from '../../support/stack/served-routes.ts';

const RUNS = depth(10, 500);
const explorer = createExplorer(openApiDocument({ strict: true }), send);
const undocumented = new Set(listProtocolRoutes().map(([key]) => key));
const routes = servedRoutes(stack).filter(({ key }) => !undocumented.has(key));
const callers = ['a user', 'a service on behalf of a user'].slice(0, depth(1, 2));
/** By caller and route. */
const identities = new Map<string, Record<string, string>>();

/** The caller's own headers; each route has a user of its own. */
async function identify(caller: string, route: string): Promise<Record<string, string>> {
  const user = `document-fuzz-${caller}-${route}`.replaceAll(/\W+/g, '-');
  await linkGmail(user);
  const service = { sub: 'jobs', client_id: stack.serviceClientId, scope: 'onbehalf/act-as' };
  const isService = caller.startsWith('a service');
  const bearer = await token(isService ? service : { sub: user });
  return { authorization: `Bearer ${bearer}`, ...(isService && { 'on-behalf-of': user }) };
}

beforeAll(async () => {
  for (const caller of callers) {
    for (const { key, authorization } of routes) {
      if (authorization !== 'JWT') continue;
      const headers = await identify(caller, key);
      identities.set(`${caller} ${key}`, headers);
      // Paused, so that it never fires.
      const body = JSON.stringify({ time: '07:30', timeZone: 'UTC', paused: true });
      if (key.includes('/digest'))
        await send('PUT /digest', { headers: { ...headers, 'content-type': 'application/json' }, body });
    }
  }
});
afterAll(async () => {
  for (const headers of identities.values()) await send('DELETE /digest', { headers });
});

describe.each(callers)('a request of %s', (caller) => {
  const own = routes
    .map(({ key }) => key)
    .filter((key) => caller === callers[0] || explorer.isForServices(key));
  const headersOf = (route: string) => identities.get(`${caller} ${route}`) ?? {};

  it.each(own)('is accepted as the document describes it, but for named exceptions: %s', async (route) => {
    expect(await explorer.sendValid(route, RUNS, headersOf(route))).toEqual([]);
  });

  it.each(own.filter(explorer.hasFaults))(
    'is refused with 400 for one fault against the document: %s',
    async (route) => {
      expect(await explorer.sendInvalid(route, RUNS, headersOf(route))).toEqual([]);
    },
  );
});
