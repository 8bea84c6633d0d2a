import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { problemCatalogue } from '../../shared/http/problem-catalogue.ts';
import {
  actionRequests,
  executionRequests,
  toolListRequests,
} from '../support/actions/requests/arbitrary-requests.ts';
import { expectedCall } from '../support/actions/requests/expected-call.ts';
import { goodBody, goodHeaders, hostileActions, TOOL } from '../support/actions/requests/hostile-corpus.ts';
import type { RawRequest } from '../support/actions/requests/raw-request.ts';
import { depth } from '../support/runs.ts';
import { linkGmail, send, signedIn, simulator, stack, token } from '../support/stack/product.ts';
import { rawRequest } from '../support/stack/raw-request.ts';
import { eventsSince, lastSeq } from '../support/stack/stack-control.ts';

const user = 'fuzz-ada';
const RUNS = depth(200, 1_000);
const before = { ledger: 0, rpcs: 0, events: 0 };
const tokens = new Map<string, string>();

beforeAll(async () => {
  await linkGmail(user);
  for (const scope of [
    'onbehalf/read onbehalf/write',
    'onbehalf/read',
    'onbehalf/write',
    'onbehalf/act-as',
    '',
  ]) {
    tokens.set(scope, await token({ sub: user, scope }));
  }
  before.ledger = (await simulator.get('ledger')).lastSeq;
  before.rpcs = (await simulator.get('rpcs')).lastSeq;
  before.events = await lastSeq();
});

const bearer = (scope = 'onbehalf/write') => `Authorization: Bearer ${tokens.get(scope)}`;
const linesOf = (headers: Record<string, string>) =>
  Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
const codeOf = (text: string) => /"code":"([a-z-]+)"/.exec(text)?.[1];

/** A problem of the product, or the gateway's own refusal; never a failure. */
function expectRefusal({ status, text }: { status: number; text: string }): void {
  expect({ status, text, isRefusal: status >= 400 && status < 500 }).toMatchObject({ isRefusal: true });
  const problem = Object.entries(problemCatalogue).find(([code]) => code === codeOf(text));
  if (problem !== undefined) expect(problem[1].status).toBe(status);
  else
    expect(text).toMatch(
      /\{"message":"[A-Za-z ]+"\}$|^HTTP\/1\.1 (400 Bad Request|431 Request Header Fields Too Large)\r\n/,
    );
}

describe('the action routes of the running stack', () => {
  it.each(hostileActions)(
    'return $code for $what',
    async ({ code, tool = TOOL, headers, body = goodBody }) => {
      const lines = linesOf({ ...goodHeaders, ...headers });
      const path = `/actions/${encodeURIComponent(tool)}`;
      const response = await rawRequest(stack.apiUrl, [`POST ${path}`, bearer(), ...lines], body);
      expect([response.status, codeOf(response.text)]).toEqual([problemCatalogue[code].status, code]);
    },
  );

  it.each([
    ...[
      '/actions/',
      '/actions',
      '/actions//gmail_send_message',
      '/actions/gmail_send_message/',
      '/actions/%ff',
    ],
    ...['/actions/gmail_send_message%e9', '/actions/gmail_send_message?%ff=x', '/actions/%ed%a0%bd%ed%b8%80'],
    ...['/actions/gmail_send_message%2f..', '/actions/..%2factions%2fgmail_send_message', '/actions/%00'],
    ...['/actions/gmail_send_message?connection=gmail', '/actions/gmail_send_message?__proto__=x'],
    ...['/actions/gmail_send_message%20', '/actions/gmail_send_message;a=b', '/Actions/gmail_send_message'],
    ...['//actions/gmail_send_message', '/./actions/gmail_send_message', '/x/../actions/gmail_send_message'],
  ])('refuse a good write at %s', async (path) => {
    const head = [`POST ${path}`, bearer(), ...linesOf(goodHeaders)];
    expectRefusal(await rawRequest(stack.apiUrl, head, goodBody));
  });

  it.each([
    ['a second key', ['Idempotency-Key: another-0123456789']],
    ['a second content type', ['Content-Type: application/json']],
    ['a header of 10 KB', [`X-Large: ${'x'.repeat(10_240)}`]],
    ['a thousand headers', Array.from({ length: 1_000 }, (_, at) => `X-${at}: 1234567890`)],
    ['a length together with chunks', ['Transfer-Encoding: chunked']],
    ['a second length', ['Content-Length: 1']],
    ['a header that is folded', ['X-Folded: a\r\n b']],
    ['a header with NUL', ['X-Nul: a\0b']],
  ])('refuse a good write with %s', async (_what, more) => {
    const head = [`POST /actions/${TOOL}`, bearer(), ...linesOf(goodHeaders), ...more];
    expectRefusal(await rawRequest(stack.apiUrl, head, goodBody));
  });

  it.each([1, 5, 9])('refuse a body of %i MB', async (megabytes) => {
    const headers = { ...goodHeaders, authorization: bearer().slice('Authorization: '.length) };
    const body = goodBody.padEnd(megabytes * 1024 * 1024);
    expect(await send(`POST /actions/${TOOL}`, { headers, body })).toMatchObject({ status: 413 });
  });

  it(`refuse ${RUNS} requests that each have something wrong`, async () => {
    const wrong = fc.oneof(
      { weight: 4, arbitrary: actionRequests.filter((sent) => expectedCall(sent) === undefined) },
      {
        weight: 1,
        arbitrary: toolListRequests.filter(({ query, body }) => (query.connection ?? body ?? '') !== ''),
      },
      { weight: 1, arbitrary: executionRequests },
    );
    const property = fc.asyncProperty(wrong.filter(isSendable), async (sent) => {
      const { status, text } = await sendExchange(sent);
      const isListed = sent.route === 'GET /tools' && status === 200;
      if (!isListed) expectRefusal({ status, text });
    });
    await fc.assert(property, { numRuns: RUNS });
  });

  it('have run no tool and never failed, and run a good request afterwards', async () => {
    const { entries } = await simulator.get(`ledger?identifier=${user}&since=${before.ledger}`);
    expect(entries).toEqual([]);
    const { entries: calls } = await simulator.get(`rpcs?identifier=${user}&since=${before.rpcs}`);
    expect(calls.filter(({ method }) => method === 'executeTool')).toEqual([]);
    const events = await eventsSince(before.events);
    expect(events.filter(({ source }) => source === 'api').length).toBeGreaterThan(RUNS);
    const failed = events.filter(
      ({ source, event, status, outcome, function: by }) =>
        (source === 'api' && Number(status) >= 500) ||
        (source === 'lambda' && event === 'invoke' && by === 'execute-action' && outcome !== 'ok'),
    );
    expect(failed).toEqual([]);
    const ada = await signedIn(user);
    const write = await ada(`POST /actions/${TOOL}`, JSON.parse(goodBody), goodHeaders);
    expect(write.status).toBe(200);
  });
});

/** Whether a request can be written to a socket, and is read as it was written. */
function isSendable(sent: RawRequest): boolean {
  const headers = Object.values(sent.headers);
  const isHeader = (text: string) => /^[\x20-\x7e]*$/.test(text) && text === text.trim();
  const size = targetOf(sent).length + headers.join('').length;
  return headers.every(isHeader) && size < 8_000;
}

function targetOf({ path, query }: Pick<RawRequest, 'path' | 'query'>): string {
  const parts = Object.values(path).map((part) => `/${encodeURIComponent(part)}`);
  const pairs = new URLSearchParams(Object.entries(query));
  return `${parts.join('')}${pairs.size > 0 ? `?${pairs}` : ''}`;
}

function sendExchange(sent: RawRequest) {
  const [method = '', path = ''] = sent.route.split(/ |\/\{/);
  const head = [`${method} ${path}${targetOf(sent)}`, bearer(sent.scope), ...linesOf(sent.headers)];
  return rawRequest(stack.apiUrl, head, bytesOf(sent));
}

function bytesOf({ body = '', isBase64Encoded }: RawRequest): Buffer {
  return Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
}
