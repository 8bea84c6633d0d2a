import { describe, expect, it } from 'vitest';
import { contract } from '../../../shared/http/contract.ts';
import { endpoints } from '../../../shared/http/endpoint/endpoints.ts';
import { httpHandler } from '../../../shared/http/http-handler.ts';
import { emptyResponse } from '../../../shared/http/response.ts';
import { httpEvent, lambdaContext } from '../../support/http-event.ts';

const log = { info() {}, warn() {}, error() {}, appendKeys() {}, resetKeys() {} };
const common = {
  summary: '',
  access: 'none',
  reason: '',
  throttle: { ratePerSecond: 1, burst: 1 },
  responses: { 204: null },
  problems: [],
} as const;
const routes = contract({
  'POST /raw': { ...common, rawBody: { media: ['application/json'], maxBytes: 1_024 } },
  'POST /without': common,
});

const received: Buffer[] = [];
const keep = async ({ rawBody }: { rawBody: Buffer }) => {
  received.push(rawBody);
  return emptyResponse();
};
const handler = httpHandler(endpoints(routes, { 'POST /raw': keep, 'POST /without': keep }), { log });

async function post(body: string | Buffer | undefined, route = '/raw') {
  received.length = 0;
  const event = { ...httpEvent({ routeKey: `POST ${route}`, body }), requestContext: {} };
  const { statusCode, body: text = '{}' } = await handler(event as never, lambdaContext());
  return { status: statusCode, json: JSON.parse(text), received: received[0] };
}

describe('a route that receives its body unparsed', () => {
  it.each<[string, string | Buffer]>([
    ['a text', '{"a": "ä"}\r\n'],
    ['no JSON', '{'],
    ['bytes that are no text', Buffer.from([0, 0xff, 0xfe, 0x0a])],
    ['1 KB', 'x'.repeat(1_024)],
    ['1 KB of bytes', Buffer.alloc(1_024, 0xff)],
  ])('has the bytes of %s as they were sent', async (_what, body) => {
    const { status, received } = await post(body);
    expect(status).toBe(204);
    expect(received).toEqual(Buffer.from(body));
  });

  it('has no bytes where none were sent', async () => {
    expect((await post(undefined)).received).toEqual(Buffer.alloc(0));
  });

  it.each<[string, string | Buffer]>([
    ['of more than its limit', 'x'.repeat(1_025)],
    ['of more bytes than characters', 'ä'.repeat(513)],
    ['in base64', Buffer.alloc(1_025)],
  ])('refuses a body %s', async (_what, body) => {
    const { status, json, received } = await post(body);
    expect([status, json.code, json.detail]).toEqual([
      413,
      'payload-too-large',
      'The body may have at most 1 KB.',
    ]);
    expect(received).toBeUndefined();
  });

  it('is the only one that sees a body without a token', async () => {
    const { status, received } = await post('x'.repeat(300_000), '/without');
    expect([status, received]).toEqual([204, Buffer.alloc(0)]);
  });
});
