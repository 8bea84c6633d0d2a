import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApiDocument } from '../../../infra/openapi/document.ts';
import { type DocumentedRequest, DocumentedRequests } from '../../support/openapi/documented-requests.ts';
import { createResponseCheck } from '../../support/openapi/response-check.ts';
import {
  acceptedFaults,
  neverAccepted,
  refusalsOfValidRequests,
} from '../../support/openapi/valid-and-refused.ts';
import { depth } from '../../support/runs.ts';
import { type ApiResponse, linkGmail, send, stack, token } from '../../support/stack/product.ts';
import { servedRoutes } from '../../support/stack/served-routes.ts';

const RUNS = depth(20, 500);
/** Requests that are sent at a time. */
const LANES = 4;
const PRINTED = 3;
const document = openApiDocument({ strict: true });
const check = createResponseCheck(document);
const requests = new DocumentedRequests(document);
const routes = servedRoutes(stack);
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

/** Sends the request as it is described, with the headers of a caller. */
function exchange(
  caller: string,
  { route, path, query, headers, body }: DocumentedRequest,
): Promise<ApiResponse> {
  const target = route.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(path[name] ?? ''));
  const pairs = new URLSearchParams(query);
  return send(`${target}${pairs.size > 0 ? `?${pairs}` : ''}`, {
    headers: {
      ...identities.get(`${caller} ${route}`),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
}

/** What the document does not allow in a response; headers of the connection aside. */
function violationsOf(route: string, { status, headers, text }: ApiResponse): string[] {
  const { date: _date, 'keep-alive': _keep, 'set-cookie': cookies, ...others } = headers;
  const received = Object.entries(others).map(([name, value]) => [name, String(value)]);
  return check({
    route,
    status,
    headers: Object.fromEntries(received),
    cookies: cookies?.length ?? 0,
    isRefusal: false,
    body: text,
  });
}

/** Sends samples of the run's seed in a few lanes; returns a line for each whose response is not as wanted. */
async function findFaults<T>(
  caller: string,
  samples: T[],
  requestOf: (sample: T) => DocumentedRequest,
  isWanted: (response: ApiResponse, request: DocumentedRequest) => boolean,
): Promise<string[]> {
  const faults: string[] = [];
  // A route without parameters and body has one request.
  const left = [...new Map(samples.map((sample) => [JSON.stringify(sample), sample])).values()];
  const lane = async () => {
    for (let sample = left.shift(); sample !== undefined; sample = left.shift()) {
      const request = requestOf(sample);
      const response = await exchange(caller, request);
      const violations = violationsOf(request.route, response);
      if (violations.length === 0 && isWanted(response, request)) continue;
      faults.push(`${JSON.stringify(sample)}: ${[response.status, response.text, ...violations].join(' ')}`);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return faults.slice(0, PRINTED);
}

describe.each(callers)('a request of %s', (caller) => {
  const own = routes
    .map(({ key }) => key)
    .filter((key) => caller === callers[0] || requests.isForServices(key));
  const refused = own.flatMap((key) => {
    const invalid = requests.invalid(key, acceptedFaults[key] ?? []);
    return invalid === undefined ? [] : [{ key, invalid }];
  });

  it.each(own)('is accepted as the document describes it, but for named exceptions: %s', async (route) => {
    let accepted = 0;
    const isWanted = ({ status, json }: ApiResponse, request: DocumentedRequest) => {
      if (status < 400) accepted += 1;
      const refusals = refusalsOfValidRequests[route] ?? [];
      return (
        status < 400 || refusals.some((each) => each.status === status && each.isReason(json ?? {}, request))
      );
    };
    const samples = fc.sample(requests.valid(route), RUNS);
    expect(await findFaults(caller, samples, (request) => request, isWanted)).toEqual([]);
    expect(accepted > 0).toBe(!neverAccepted.has(route));
  });

  it.each(refused)('is refused with 400 for one fault against the document: $key', async ({ invalid }) => {
    const samples = fc.sample(invalid, RUNS);
    const isRefused = ({ status }: ApiResponse) => status === 400;
    expect(await findFaults(caller, samples, ({ request }) => request, isRefused)).toEqual([]);
  });
});
