import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type RecordedResponse, recordResponses } from '../../../infra/local/events/record-responses.ts';
import { checkRecordedResponses, unseenKinds } from '../../runner/recorded-responses.ts';
import { createResponseCheck } from '../../support/openapi/response-check.ts';

const problem = (code: string, status: number) => ({
  type: 'object',
  properties: { code: { const: code }, status: { const: status }, instance: { type: 'string' } },
  required: ['code', 'status', 'instance'],
  additionalProperties: false,
});
const RUN = 'POST /runs/{key}';
const document = {
  openapi: '3.1.1',
  paths: {
    '/runs/{key}': {
      parameters: [],
      post: {
        responses: {
          200: {
            headers: {
              'Content-Encoding': { schema: { const: 'gzip' } },
              'Idempotent-Replayed': { $ref: '#/components/headers/Replayed' },
              'X-Count': { required: true, schema: { type: 'integer' } },
            },
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Run' } } },
          },
          204: { description: 'Done' },
          409: {
            content: {
              'application/problem+json': {
                schema: {
                  anyOf: ['a', 'b'].map((name) => ({ $ref: `#/components/schemas/Problem.${name}` })),
                },
              },
            },
          },
          429: { content: { 'application/json': {} } },
        },
      },
    },
  },
  components: {
    headers: { Replayed: { schema: { const: 'true' } } },
    schemas: {
      Run: {
        type: 'object',
        properties: { at: { type: 'string', format: 'date-time' } },
        required: ['at'],
        additionalProperties: false,
      },
      'Problem.a': problem('a', 409),
      'Problem.b': problem('b', 409),
    },
  },
};
const check = createResponseCheck(document);

const good: RecordedResponse = {
  route: RUN,
  status: 200,
  headers: { 'content-type': 'application/json', 'x-count': '7', 'access-control-allow-origin': '*' },
  cookies: 0,
  isRefusal: false,
  body: '{"at":"2026-11-29T05:45:00Z"}',
};
const conflict = (body: object) => ({
  ...good,
  status: 409,
  headers: { 'content-type': 'application/problem+json' },
  body: JSON.stringify(body),
});
const PLACE = '#/paths/~1runs~1{key}/post/responses';
const RUN_SCHEMA = `${PLACE}/200/content/application~1json/schema`;
const CONFLICT_SCHEMA = `${PLACE}/409/content/application~1problem+json/schema`;

describe('the check of a response against the document', () => {
  it.each<[string, RecordedResponse]>([
    ['a body of the schema', good],
    ['a declared header', { ...good, headers: { ...good.headers, 'idempotent-replayed': 'true' } }],
    [
      'parameters of the content type',
      { ...good, headers: { ...good.headers, 'content-type': 'application/json; charset=utf-8' } },
    ],
    ['no body where none is declared', { ...good, status: 204, headers: {}, body: '' }],
    ['one of several problems', conflict({ code: 'b', status: 409, instance: 'x' })],
    [
      'JSON of any kind where there is no schema',
      { ...good, status: 429, body: '[]', headers: { 'content-type': 'application/json' } },
    ],
    [
      'a preflight',
      { ...good, status: 204, body: '', headers: {}, route: undefined } as unknown as RecordedResponse,
    ],
  ])('accepts %s', (_what, response) => {
    expect(check(response)).toEqual([]);
  });

  it.each<[string, RecordedResponse, string]>([
    [
      'a route that the document does not have',
      { ...good, route: 'GET /else' },
      'the document has no such route',
    ],
    ['a status that the route does not have', { ...good, status: 418 }, 'the document has no such status'],
    [
      'another content type',
      { ...good, headers: { ...good.headers, 'content-type': 'text/html' } },
      `${PLACE}/200/content: text/html is not declared`,
    ],
    [
      'no content type',
      { ...good, headers: { 'x-count': '7' } },
      `${PLACE}/200/content: no type is not declared`,
    ],
    [
      'a body that is not JSON',
      { ...good, body: 'at' },
      `${PLACE}/200/content/application~1json: the body is not JSON`,
    ],
    [
      'a body where none is declared',
      { ...good, status: 204, headers: {} },
      `${PLACE}/204: a body is not declared`,
    ],
    [
      'an undeclared header',
      { ...good, headers: { ...good.headers, etag: '"1"' } },
      `${PLACE}/200/headers: etag is not declared`,
    ],
    ['an undeclared cookie', { ...good, cookies: 1 }, `${PLACE}/200/headers: set-cookie is not declared`],
    [
      'a header that is required and absent',
      { ...good, headers: { 'content-type': 'application/json' } },
      `${PLACE}/200/headers: X-Count is absent`,
    ],
    [
      'a header of another type',
      { ...good, headers: { ...good.headers, 'x-count': 'many' } },
      `${PLACE}/200/headers/X-Count/schema → #/type (type)`,
    ],
    [
      'a header of another value',
      { ...good, headers: { ...good.headers, 'idempotent-replayed': '1' } },
      '#/components/headers/Replayed/schema → #/const (const)',
    ],
    [
      'a wrong format',
      { ...good, body: '{"at":"today"}' },
      `${RUN_SCHEMA} → #/properties/at/format (format)`,
    ],
    [
      'an undeclared member',
      { ...good, body: '{"at":"2026-11-29T05:45:00Z","secret":"skat"}' },
      `${RUN_SCHEMA} → #/additionalProperties (additionalProperties)`,
    ],
    ['an undeclared problem', conflict({ code: 'forbidden', status: 409, instance: 'x' }), CONFLICT_SCHEMA],
    [
      'a wrong member of a declared problem',
      conflict({ code: 'b', status: 409, instance: 1 }),
      `${CONFLICT_SCHEMA} → #/components/schemas/Problem.b/properties/instance/type (type)`,
    ],
  ])('refuses %s', (_what, response, violation) => {
    const found = check(response);
    expect(found).toEqual([expect.stringContaining(violation)]);
    expect(found.join()).not.toContain('skat');
  });
});

describe('the check of all responses of a run', () => {
  afterEach(() => vi.unstubAllEnvs());

  it('counts responses and kinds, names each violation once, and lists the kinds that were not seen', () => {
    const folder = mkdtempSync(join(tmpdir(), 'onbehalf-responses-'));
    vi.stubEnv('ONBEHALF_KEEP_RESPONSES', folder);
    const wrong = { ...good, body: '{}' };
    const conflicting = conflict({ code: 'a', status: 409, instance: 'x' });
    for (const response of [good, good, wrong, wrong, conflicting]) record('one', response);
    const compressed = { ...good, headers: { ...good.headers, 'content-encoding': 'gzip' } };
    record('other', compressed);
    vi.stubEnv('ONBEHALF_KEEP_RESPONSES', '');
    record('one', good);
    const { responses, kinds, violations } = checkRecordedResponses(folder, check);
    rmSync(folder, { recursive: true });
    expect(responses).toBe(6);
    expect([...kinds]).toEqual([
      [`${RUN} 200`, 5],
      [`${RUN} 409`, 1],
    ]);
    const place = `${RUN_SCHEMA} → #/required (required)`;
    expect([...violations]).toEqual([[`${RUN} 200: ${place}`, 2]]);
    expect(unseenKinds(document, kinds)).toEqual([`${RUN} 204`, `${RUN} 429`]);
  });

  /** Records a response as the gateway of a stack does. */
  function record(stack: string, { route, status, headers, body }: RecordedResponse): void {
    recordResponses({ write() {}, close() {} }, stack).write({
      context: { requestId: 'id', received: new Date() },
      method: 'POST',
      routeKey: route,
      protocol: 'HTTP/1.1',
      response: {
        status,
        headers,
        cookies: [],
        body: headers['content-encoding'] === 'gzip' ? gzipSync(body) : Buffer.from(body),
      },
      integrationLatency: 1,
      refusal: undefined,
    });
  }
});
