import { expect, it } from 'vitest';
import { findWrongActions } from '../../../../infra/deploy/parameters/allow-list/wrong-actions.ts';
import type { HttpAction } from '../../../../shared/connections/actions/http-action.ts';
import { action } from '../../../support/declared/provider.ts';

const text = { type: 'string' };
const inputs = { type: 'object', properties: { name: text }, additionalProperties: false };

function problemsOf(change: Partial<HttpAction>) {
  const declared = action({ path: '/things', body: { name: '{name}' }, inputSchema: inputs, ...change });
  return findWrongActions({
    x: { provider: 'X', displayName: 'X', tools: {}, actions: { x_add: declared } },
  });
}

it.each([
  'query{viewer{team}}',
  'mutation($name:ID!){do(name:$name){name}}',
  '\n  mutation Add($name: String) {\n    do(name: $name) {name}\n  }\n',
  'query Names{all{name}}',
  '{all{name}}',
  'fragment Part on Thing {name}',
])('accepts the fixed body of GraphQL %j', (query) => {
  expect(problemsOf({ body: { query, variables: { name: '{name}' } } })).toEqual([]);
});

it('accepts a list of fields with those of a member, none of which is an input', () => {
  expect(problemsOf({ query: { fields: 'picture{url}' } })).toEqual([]);
});

it.each([
  ['an input of several types', { type: ['string', 'null'], minLength: 1 }],
  ['an example', { type: 'string', example: 'Ada' }],
  ['an extension of OpenAPI', { type: 'string', 'x-order': 1, 'x-internal:note': { a: 1 } }],
  ['a list of a fixed beginning', { type: 'array', prefixItems: [text, text] }],
])('accepts %s', (_case, name) => {
  const inputSchema = { ...inputs, properties: { ...inputs.properties, name } };
  expect(problemsOf({ inputSchema })).toEqual([]);
});

it('accepts a choice of required inputs', () => {
  const properties = { name: text, id: text };
  const anyOf = [{ required: ['name'] }, { required: ['id'] }];
  const body = { name: '{name}', id: '{id}' };
  expect(problemsOf({ body, inputSchema: { ...inputs, properties, anyOf } })).toEqual([]);
});

it.each(['https://json-schema.org/draft/2020-12/schema', 'http://json-schema.org/draft-07/schema#'])(
  'accepts the $schema %s, and names a keyword that it does not have',
  ($schema) => {
    expect(problemsOf({ inputSchema: { $schema, ...inputs } })).toEqual([]);
    const properties = { ...inputs.properties, name: { ...text, minLenght: 1 } };
    expect(problemsOf({ inputSchema: { $schema, ...inputs, properties } })).toEqual([
      'x.x_add: inputSchema is invalid: strict mode: unknown keyword: "minLenght"',
    ]);
  },
);
