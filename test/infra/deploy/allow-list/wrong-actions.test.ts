import { describe, expect, it } from 'vitest';
import { findUnmarkedDestructive } from '../../../../infra/deploy/parameters/allow-list/unmarked-destructive.ts';
import { findUnprovenReads } from '../../../../infra/deploy/parameters/allow-list/unproven-reads.ts';
import { findWrongActions } from '../../../../infra/deploy/parameters/allow-list/wrong-actions.ts';
import type { HttpAction } from '../../../../shared/connections/actions/http-action.ts';
import { type ConnectionConfig, connections } from '../../../../shared/connections/connections.ts';
import { SINGLE_LINE } from '../../../../shared/connections/single-line.ts';

const text = { type: 'string' };
const good = {
  mark: 'write',
  description: 'x',
  method: 'POST',
  path: '/v1/things/{id}',
  query: { dry: '{dry}' },
  headers: { 'X-Team': 'engines' },
  body: { name: '{name}', list: ['{more}'] },
  inputSchema: {
    type: 'object',
    properties: { id: text, dry: { type: 'boolean' }, name: text, more: { type: 'array' } },
    required: ['id'],
    additionalProperties: false,
  },
  idempotencyHeader: 'Idempotency-Key',
} satisfies HttpAction;
const inputs = good.inputSchema;

const config = (actions: Record<string, HttpAction>, parts: Partial<ConnectionConfig> = {}) => ({
  provider: 'X',
  displayName: 'X',
  tools: {},
  actions,
  ...parts,
});
const problemsOf = (change: Partial<HttpAction>, name = 'x_add', parts: Partial<ConnectionConfig> = {}) =>
  findWrongActions({ x: config({ [name]: { ...good, ...change } }, parts) });

describe('findWrongActions', () => {
  it('names nothing of the shipped configuration, nor of a right one', () => {
    expect(findWrongActions(connections)).toEqual([]);
    expect(problemsOf({})).toEqual([]);
    const properties = { ...inputs.properties, format: text, name: { ...text, pattern: SINGLE_LINE } };
    const named = { inputSchema: { ...inputs, properties }, query: { dry: '{dry}', format: '{format}' } };
    expect(problemsOf(named)).toEqual([]);
    expect(Object.values<ConnectionConfig>(connections).filter(({ actions }) => actions)).toHaveLength(2);
  });

  it.each<[string, Partial<HttpAction>, string]>([
    ['a path without a slash', { path: 'v1/{id}' }, 'the path must begin with /'],
    [
      'an input that is a part of a segment',
      { path: '/v1/things-{id}/{id}' },
      'the segment "things-{id}" is neither fixed nor one input',
    ],
    ['a segment of dots', { path: '/v1/../{id}' }, 'the segment ".." is neither fixed nor one input'],
    ['an empty segment', { path: '//{id}' }, 'the segment "" is neither fixed nor one input'],
    ['a query in the path', { path: '/v1?x=1/{id}' }, 'the segment "v1?x=1" is neither fixed nor one input'],
    ['an encoded segment', { path: '/%2e%2e/{id}' }, 'the segment "%2e%2e" is neither fixed nor one input'],
    ['a path with an optional input', { path: '/{id}/{name}' }, 'the path needs name'],
    [
      'an input that the schema does not have',
      { query: { dry: '{dry}', q: '{nope}' } },
      'inputSchema has no nope',
    ],
    ['an input that nothing sends', { query: {} }, 'nothing sends dry'],
    [
      'a list in the query',
      { query: { dry: '{dry}', q: '{more}' } },
      'more must be a text, a number or a boolean',
    ],
    ['a header with a blank', { headers: { 'X Team': 'a' } }, '"X Team" is no header'],
    [
      'a header that carries the credential',
      { headers: { Authorization: 'a' } },
      "the header Authorization is not the action's",
    ],
    ['a host of its own', { headers: { HOST: 'a' } }, "the header HOST is not the action's"],
    ['a cookie', { idempotencyHeader: 'cookie' }, "the header cookie is not the action's"],
    [
      'further members',
      { inputSchema: { ...inputs, additionalProperties: true } },
      'inputSchema must be an object without further members',
    ],
    [
      'a pattern',
      {
        inputSchema: {
          ...inputs,
          properties: { ...inputs.properties, name: { ...text, pattern: '^(a+)+$' } },
        },
      },
      'inputSchema cannot have pattern',
    ],
    [
      'a format within a list',
      {
        inputSchema: {
          ...inputs,
          properties: { ...inputs.properties, more: { type: 'array', items: { ...text, format: 'email' } } },
        },
      },
      'inputSchema cannot have format',
    ],
    ['a GET with a body', { method: 'GET' }, 'a GET has no body'],
    [
      'an input within a text of the query',
      { query: { dry: '{dry}', q: 'is:{dry}' } },
      'the text "is:{dry}" is neither fixed nor one input',
    ],
    [
      'an input as the name of a parameter',
      { query: { dry: '{dry}', '{id}': '1' } },
      'the text "{id}" is neither fixed nor one input',
    ],
    [
      'an input within a header',
      { headers: { 'X-Team': 'team {id}' } },
      'the text "team {id}" is neither fixed nor one input',
    ],
    [
      'an input within a text of the body',
      { body: { ...good.body, greeting: ['Hello {name}'] } },
      'the text "Hello {name}" is neither fixed nor one input',
    ],
    [
      'an input within a text that is no GraphQL',
      { body: { ...good.body, greeting: 'query for {name}, or mutation' } },
      'the text "query for {name}, or mutation" is neither fixed nor one input',
    ],
    [
      'an input as the name of a member',
      { body: { ...good.body, '{name}': 1 } },
      'the text "{name}" is neither fixed nor one input',
    ],
    [
      'a header of two lines',
      { headers: { 'X-Team': 'a\r\nHost: b' } },
      'the header X-Team must be a single line of ASCII',
    ],
    ['an empty header', { headers: { 'X-Team': '' } }, 'the header X-Team must be a single line of ASCII'],
    [
      'a header for repeated writes that is there already',
      { headers: { 'idempotency-key': 'a' } },
      'the header Idempotency-Key stands twice',
    ],
    [
      'a header in two spellings',
      { headers: { 'X-Team': 'a', 'x-team': 'b' } },
      'the header x-team stands twice',
    ],
    [
      'a required input that the schema does not have',
      { inputSchema: { ...inputs, required: ['id', 'nmae'] } },
      'inputSchema requires nmae, which it does not have',
    ],
    [
      'a type that is none',
      { inputSchema: { ...inputs, properties: { ...inputs.properties, name: { type: 'strnig' } } } },
      'inputSchema.properties.name has the type "strnig", which is none',
    ],
    [
      'a type that is none within a list',
      {
        inputSchema: {
          ...inputs,
          properties: { ...inputs.properties, more: { type: 'array', items: { type: ['null', 'text'] } } },
        },
      },
      'inputSchema.properties.more.items has the type "text", which is none',
    ],
    [
      'a keyword that is none',
      { inputSchema: { ...inputs, properties: { ...inputs.properties, name: { ...text, minLenght: 1 } } } },
      'inputSchema is invalid: strict mode: unknown keyword: "minLenght"',
    ],
  ])('names %s', (_case, change, problem) => {
    expect(problemsOf(change)).toEqual([`x.x_add: ${problem}`]);
  });

  it('names a read that declares what shows a write', () => {
    const { body: _body, idempotencyHeader: _header, ...rest } = good;
    const properties = { id: text, dry: { type: 'boolean' } };
    const read = { ...rest, mark: 'read', method: 'GET', inputSchema: { ...inputs, properties } } as const;
    expect(findWrongActions({ x: config({ x_get: { ...read, done: ['id'] } }) })).toEqual([
      'x.x_get: a read has no done',
    ]);
  });

  it.each([
    [
      'a name of a tool of the connection',
      'x_add',
      { tools: { x_add: 'write' } } as const,
      'Scalekit has a tool of that name',
    ],
    ['a name of a shipped tool', 'gmail_send_message', {}, 'Scalekit has a tool of that name'],
    ['a name that a model refuses', 'x.add', {}, 'the name must be lower-case letters, digits and _'],
  ])('names %s', (_case, name, parts, problem) => {
    expect(problemsOf({}, name, parts)).toEqual([`x.${name}: ${problem}`]);
  });

  it('names the header of an API key', () => {
    const credential = { kind: 'api-key', member: 'api_key', header: 'X-Team' } as const;
    expect(problemsOf({}, 'x_add', { credential })).toEqual([
      "x.x_add: the header X-Team is not the action's",
    ]);
  });

  it('names the second connection with one name', () => {
    const twice = { x: config({ x_add: good }), y: config({ x_add: good }) };
    expect(findWrongActions(twice)).toEqual(['y.x_add: another connection has an action of that name']);
  });

  it('names a read that is not proven to be one, and a write that deletes', () => {
    const read = { ...good, mark: 'read', idempotencyHeader: undefined } as unknown as HttpAction;
    expect(findWrongActions({ x: config({ x_get: read }) })).toEqual([
      'x.x_get: a read by POST must be in reviewedReads',
    ]);
    expect(findUnprovenReads({ x: config({ x_add: read }) })).toEqual(['x.x_add']);
    expect(findUnmarkedDestructive({ x: config({ x_delete: good }) })).toEqual(['x.x_delete']);
  });
});
