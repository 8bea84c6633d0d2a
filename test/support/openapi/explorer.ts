import fc from 'fast-check';
import type { ApiResponse } from '../stack/product-at.ts';
import { type DocumentedRequest, DocumentedRequests } from './documented-requests.ts';
import { type ApiDocument, createResponseCheck } from './response-check.ts';
import { neverAccepted, refusalsOfValidRequests } from './valid-and-refused.ts';

type Send = (
  route: string,
  sent: { headers: Record<string, string>; body: string | undefined },
) => Promise<ApiResponse>;

/** Requests that are sent at a time. */
const LANES = 4;
const PRINTED = 3;
/** Milliseconds in which a route's throttle lets more requests pass. */
const PAUSE_MS = 200;
/** Repeats of a request that concurrent changes of the same user's settings overtook. */
const REPEATS = 5;
/** Characters of a response. */
const MOST_ROUNDS = 5;
const SHOWN = 500;

/** Sends requests that are made from a document, and returns what is not as the document has it. */
export function createExplorer(document: ApiDocument, send: Send) {
  const check = createResponseCheck(document);
  const requests = new DocumentedRequests(document);

  /** @param callerHeaders of the caller: the token, and for whom a service calls */
  function exchange(
    { route, path, query, headers, body }: DocumentedRequest,
    callerHeaders: Record<string, string>,
  ): Promise<ApiResponse> {
    const target = route.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(path[name] ?? ''));
    const pairs = new URLSearchParams(query);
    return send(`${target}${pairs.size > 0 ? `?${pairs}` : ''}`, {
      headers: {
        ...callerHeaders,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  }

  /** Sends a request again while the gateway throttles its route, and a few times when others overtook it. */
  async function exchangeAsClients(...sent: Parameters<typeof exchange>): Promise<ApiResponse> {
    for (let overtaken = 0; ; ) {
      const response = await exchange(...sent);
      const { status, json } = response;
      if (status === 503 && json?.code === 'upstream-unavailable') overtaken += 1;
      else if (status !== 429 || json?.message === undefined) return response;
      if (overtaken > REPEATS) return response;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }

  /** What the document does not allow in a response; headers of the connection aside. */
  function violationsOf(route: string, { status, headers, text }: ApiResponse): string[] {
    const { date: _date, 'keep-alive': _keep, 'set-cookie': cookies, ...others } = headers;
    const received = Object.entries(others).map(([name, value]) => [name, String(value)]);
    const recorded = { headers: Object.fromEntries(received), cookies: cookies?.length ?? 0, body: text };
    return check({ route, status, isRefusal: false, ...recorded });
  }

  async function findFaults<T>(
    samples: T[],
    callerHeaders: Record<string, string>,
    requestOf: (sample: T) => DocumentedRequest,
    isWanted: (response: ApiResponse, request: DocumentedRequest) => boolean,
  ): Promise<string[]> {
    const faults: string[] = [];
    // A route without parameters and body has one request.
    const left = [...new Map(samples.map((sample) => [JSON.stringify(sample), sample])).values()];
    const lane = async () => {
      for (let sample = left.shift(); sample !== undefined; sample = left.shift()) {
        const request = requestOf(sample);
        const response = await exchangeAsClients(request, callerHeaders);
        const violations = violationsOf(request.route, response);
        if (violations.length === 0 && isWanted(response, request)) continue;
        const found = [response.status, response.text.slice(0, SHOWN), ...violations].join(' ');
        faults.push(`${JSON.stringify(sample)}: ${found}`);
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    return faults.slice(0, PRINTED);
  }

  return {
    isForServices: (route: string) => requests.isForServices(route),
    hasFaults: (route: string) => requests.invalid(route) !== undefined,

    /** A line for each valid request that is not accepted, but for the named exceptions, and if none is accepted. */
    async sendValid(route: string, runs: number, callerHeaders: Record<string, string>): Promise<string[]> {
      let accepted = 0;
      const refusals = refusalsOfValidRequests[route] ?? [];
      const isWanted = ({ status, json }: ApiResponse, request: DocumentedRequest) => {
        if (status < 400) accepted += 1;
        const isNamed = () =>
          refusals.some((each) => each.status === status && each.isReason(json ?? {}, request));
        return status < 400 || isNamed();
      };
      const samples = fc.sample(requests.valid(route), MOST_ROUNDS * runs);
      const faults: string[] = [];
      // A few samples may all be among the exceptions.
      for (let sent = 0; sent < samples.length && (sent === 0 || accepted === 0); sent += runs) {
        const round = samples.slice(sent, sent + runs);
        faults.push(...(await findFaults(round, callerHeaders, (request) => request, isWanted)));
        if (neverAccepted.has(route)) break;
      }
      const isAsNamed = accepted > 0 !== neverAccepted.has(route);
      return isAsNamed ? faults : [...faults, `${accepted} requests were accepted`];
    },

    /** A line for each request with one fault that is not refused with 400. */
    async sendInvalid(route: string, runs: number, callerHeaders: Record<string, string>): Promise<string[]> {
      const invalid = requests.invalid(route);
      const samples = invalid === undefined ? [] : fc.sample(invalid, runs);
      return findFaults(
        samples,
        callerHeaders,
        ({ request }) => request,
        ({ status }) => status === 400,
      );
    },
  };
}
