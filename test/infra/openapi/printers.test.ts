import { describe, expect, it } from 'vitest';
import { printClientTypes } from '../../../infra/openapi/client-types.ts';
import { printApiPage } from '../../../infra/openapi/page/api-page.ts';
import { shapeOf } from '../../../infra/openapi/page/shape.ts';
import { commentOf, typeOf } from '../../../infra/openapi/type-of.ts';
import type { TypedDocument } from '../../../infra/openapi/typed-document.ts';

const json = (schema: object) => ({ content: { 'application/json': { schema } } });
const problem = (...codes: string[]) => ({
  content: {
    'application/problem+json': {
      schema: { anyOf: codes.map((code) => ({ $ref: `#/components/schemas/Problem.${code}` })) },
    },
  },
});

const document: TypedDocument = {
  paths: {
    '/things/{id}': {
      put: {
        summary: 'Sets a thing',
        security: [{ token: ['write'] }],
        parameters: [
          { in: 'path', name: 'id', required: true, schema: { type: 'string' } },
          { in: 'query', name: 'dry', schema: { type: 'boolean' } },
          { in: 'header', name: 'Idempotency-Key', schema: { type: 'string' } },
          { in: 'header', name: 'Agent-Run-Id', schema: { type: 'string' } },
        ],
        requestBody: { required: true, ...json({ $ref: '#/components/schemas/Thing' }) },
        responses: {
          200: json({ $ref: '#/components/schemas/Thing' }),
          204: {},
          409: problem('gone', 'lost'),
        },
      },
    },
    '/public': { get: { summary: 'For a browser', security: [], responses: { 200: json({}) } } },
  },
  components: {
    schemas: {
      'Problem.gone': {
        type: 'object',
        properties: { code: { const: 'gone' }, since: { type: 'string' } },
        required: ['code', 'since'],
      },
      'Problem.lost': { type: 'object', properties: { code: { const: 'lost' } }, required: ['code'] },
      GatewayMessage: { type: 'object' },
      Thing: {
        type: 'object',
        properties: { size: { type: 'integer', default: 1 } },
        description: 'A thing.',
      },
    },
  },
};

describe('the printed types', () => {
  const lines = printClientTypes(document).replaceAll(/\s+/g, ' ');

  it('have a route with its request, its responses and its problems', () => {
    expect(lines).toContain(
      '/** Sets a thing. */ "PUT /things/{id}": { request: { path: { id: string; }; query?: { dry?: boolean | undefined; } | undefined; body: Thing; idempotencyKey?: string | undefined; agentRunId?: string | undefined; }; response: Thing | undefined; problem: "gone" | "lost"; };',
    );
  });

  it('have no route without a token', () => expect(lines).not.toContain('/public'));

  it('have named types with their words and defaults', () => {
    expect(lines).toContain(
      '/** A thing. */ export type Thing = { /** Default: `1`. */ size?: number | undefined; };',
    );
    expect(lines).not.toContain('GatewayMessage');
  });

  it('have the codes, and the facts of each beside what every problem has', () => {
    expect(lines).toContain('export type ProblemCode = "gone" | "lost";');
    expect(lines).toContain('"gone": { since: string; }; "lost": Record<never, never>;');
  });
});

describe('typeOf', () => {
  it.each([
    [{}, 'unknown'],
    [{ const: true }, 'true'],
    [{ type: 'string', enum: ['a', 'b'] }, '"a" | "b"'],
    [{ anyOf: [{ type: 'string' }, { type: 'null' }] }, 'string | null'],
    [
      { type: 'array', items: { anyOf: [{ type: 'string' }, { type: 'integer' }] } },
      'Array<string | number>',
    ],
    [{ type: 'object', additionalProperties: {} }, 'Record<string, unknown>'],
    [{ type: 'object', additionalProperties: { type: 'string' } }, 'Record<string, string>'],
    [{ type: 'object' }, 'Record<string, unknown>'],
    [{ type: 'object', properties: { 'a-b': {} } }, '{\n"a-b"?: unknown;\n}'],
  ])('prints %j', (schema, type) => expect(typeOf(schema)).toBe(type));

  it('prints a list of more values than a reader can use as its type', () => {
    expect(typeOf({ type: 'string', enum: Array.from({ length: 41 }, (_, at) => `zone-${at}`) })).toBe(
      'string',
    );
  });

  it('ends no comment early', () => {
    expect(commentOf({ description: 'one */ other' })).toBe('/** one *\\/ other */\n');
  });
});

describe('shapeOf', () => {
  it('writes objects of a list out, and other objects by their name', () => {
    const item = { type: 'object', properties: { name: {}, note: {} }, required: ['name'] };
    const schema = {
      type: 'object',
      properties: { items: { type: 'array', items: item }, last: item },
      required: ['items'],
    };
    expect(shapeOf(schema, {})).toBe('{ items: [{ name, note? }], last? }');
  });
});

describe('a page', () => {
  it.each(['routes', 'problems'])('without the marks of the %s is refused', (name) => {
    const marks = (of: string) => `<!-- ${of}: printed by npm run openapi -->\n<!-- end of ${of} -->\n`;
    const other = name === 'routes' ? 'problems' : 'routes';
    expect(() => printApiPage(marks(other), { paths: {}, components: { schemas: {} } })).toThrow();
  });
});
