import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApiDocument } from '../../../infra/openapi/document.ts';
import { type DocumentedRequest, DocumentedRequests } from '../../support/openapi/documented-requests.ts';
import { createResponseCheck } from '../../support/openapi/response-check.ts';
import { refusalsOfValidRequests } from '../../support/openapi/valid-and-refused.ts';
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
const bearers = new Map<string, string>();

beforeAll(async () => {
  for (const { key, authorization } of routes) {
    const user = `document-fuzz-${key.replaceAll(/\W+/g, '-')}`;
    await linkGmail(user);
    if (authorization === 'JWT') bearers.set(key, `Bearer ${await token({ sub: user })}`);
  }
});
afterAll(async () => {
  for (const authorization of bearers.values()) await send('DELETE /digest', { headers: { authorization } });
});

/** Sends the request as it is described, with a token of the route's own user. */
function exchange({ route, path, query, headers, body }: DocumentedRequest): Promise<ApiResponse> {
  const target = route.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(path[name] ?? ''));
  const pairs = new URLSearchParams(query);
  const authorization = bearers.get(route);
  return send(`${target}${pairs.size > 0 ? `?${pairs}` : ''}`, {
    headers: {
      ...(authorization !== undefined && { authorization }),
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

/** Samples of the run's seed, sent in a few lanes; returns a line for each whose response is not as wanted. */
async function findFaults<T>(
  samples: T[],
  requestOf: (sample: T) => DocumentedRequest,
  isWanted: (response: ApiResponse, sample: T) => boolean,
): Promise<string[]> {
  const faults: string[] = [];
  // A route without parameters and body has one request.
  const left = [...new Map(samples.map((sample) => [JSON.stringify(sample), sample])).values()];
  const lane = async () => {
    for (let sample = left.shift(); sample !== undefined; sample = left.shift()) {
      const request = requestOf(sample);
      const response = await exchange(request);
      const violations = violationsOf(request.route, response);
      if (violations.length === 0 && isWanted(response, sample)) continue;
      faults.push(`${JSON.stringify(sample)}: ${[response.status, response.text, ...violations].join(' ')}`);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return faults.slice(0, PRINTED);
}

describe.each(routes.map(({ key }) => key))('%s', (route) => {
  it('accepts every request that the document describes, but for named exceptions', async () => {
    const refusals = refusalsOfValidRequests[route] ?? [];
    const samples = fc.sample(requests.valid(route), RUNS);
    const faults = await findFaults(
      samples,
      (request) => request,
      ({ status, json }, request) =>
        status < 400 ||
        refusals.some((refusal) => refusal.status === status && refusal.isReason(json ?? {}, request)),
    );
    expect(faults).toEqual([]);
  });

  it('refuses every request with one fault against the document with 400', async () => {
    const faults = await findFaults(
      fc.sample(requests.invalid(route), RUNS),
      ({ request }) => request,
      ({ status }) => status === 400,
    );
    expect(faults).toEqual([]);
  });
});
