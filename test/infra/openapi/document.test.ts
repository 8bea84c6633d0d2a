import { describe, expect, it } from 'vitest';
import { listContracts } from '../../../infra/openapi/contracts.ts';
import { openApiDocument } from '../../../infra/openapi/document.ts';
import type { Operation } from '../../../infra/openapi/typed-document.ts';
import { SCOPE_ACT_AS, SCOPE_READ, SCOPE_WRITE } from '../../../shared/config/scopes.ts';
import { type ErrorCode, PROVIDER_ERROR_REASONS } from '../../../shared/errors/app-error.ts';
import { problemCatalogue } from '../../../shared/http/problem-catalogue.ts';
import { createResponseCheck, listOperations } from '../../support/openapi/response-check.ts';

const document = openApiDocument();
const operations = listOperations(document) as Map<string, Operation & { operationId: string }>;
const find = (route: string) => {
  const operation = operations.get(route);
  if (operation === undefined) throw new Error(`The document has no ${route}`);
  return operation;
};

/** A response of `GET /connections/{connection}`, as the gateway sends it. */
const connectionResponse = (members: object) => ({
  route: 'GET /connections/{connection}',
  status: 200,
  isRefusal: false,
  headers: { 'content-type': 'application/json' },
  cookies: 0,
  body: JSON.stringify({
    connection: 'gmail',
    displayName: 'Gmail',
    provider: 'GMAIL',
    status: 'ACTIVE',
    ...members,
  }),
});

describe('the OpenAPI document', () => {
  it('has every route that a contract declares, in every mode, and no other', () => {
    const routes = listContracts().map(([key]) => key);
    expect(routes.length).toBeGreaterThan(14);
    expect([...operations.keys()].toSorted()).toEqual(routes.toSorted());
  });

  it('names each operation once', () => {
    const names = [...operations.values()].map(({ operationId }) => operationId);
    expect(new Set(names).size).toBe(names.length);
    expect(find('GET /connections/{connection}').operationId).toBe('getConnectionsByConnection');
  });

  it('demands any one of the scopes of a route, and no token where the route accepts none', () => {
    const demanded = [SCOPE_READ, SCOPE_WRITE, SCOPE_ACT_AS].map((scope) => ({ token: [scope] }));
    expect(find('GET /connections').security).toEqual(demanded);
    expect(find('POST /connections/verify').security).toEqual([{ token: [SCOPE_WRITE] }]);
    expect(find('GET /callback').security).toEqual([]);
  });

  it('lets services alone name a user, on the routes that they may call', () => {
    const withHeader = [...operations].filter(([, { parameters = [] }]) =>
      parameters.some(({ name }) => name === 'On-Behalf-Of'),
    );
    const forServices = listContracts().filter(
      ([, route]) => route.access !== 'none' && route.forServices !== false,
    );
    expect(withHeader.map(([key]) => key).toSorted()).toEqual(forServices.map(([key]) => key).toSorted());
  });

  it('names the queries that ignore further parameters', () => {
    const open = [...operations].filter(([, { parameters = [] }]) =>
      parameters.some(({ schema }) => schema.type === 'object'),
    );
    expect(open.map(([key]) => key).toSorted()).toEqual([
      'GET /.well-known/oauth-protected-resource',
      'GET /.well-known/oauth-protected-resource/mcp',
      'GET /callback',
      'GET /console',
      'GET /console/{file}',
    ]);
  });

  it.each([
    ['PUT /digest', true],
    ['POST /connections/{connection}/authorize', false],
  ])('says of the body of %s whether it is required: %s', (route, required) => {
    expect(find(route).requestBody?.required).toBe(required);
  });

  it.each([
    ['POST /digest/run', true],
    ['POST /actions/{tool}', false],
  ])('says of the Idempotency-Key of %s whether it is required: %s', (route, required) => {
    const key = find(route).parameters?.find(({ name }) => name === 'Idempotency-Key');
    expect(key?.required ?? false).toBe(required);
  });

  it('has one schema per problem code, with the facts of the code', () => {
    const { schemas = {} } = document.components ?? {};
    const codes = Object.keys(problemCatalogue) as ErrorCode[];
    expect(Object.keys(schemas).filter((name) => name.startsWith('Problem.'))).toEqual(
      codes.map((code) => `Problem.${code}`),
    );
    expect(schemas['Problem.provider-error']).toMatchObject({
      properties: { code: { const: 'provider-error' }, reason: { enum: [...PROVIDER_ERROR_REASONS] } },
      required: expect.arrayContaining(['reason']),
    });
  });

  it('leaves its responses open for members of later versions', () => {
    expect(createResponseCheck(document)(connectionResponse({ added: 1 }))).toEqual([]);
    expect(createResponseCheck(document)(connectionResponse({ status: 'LOST' }))).not.toEqual([]);
  });
});

describe('the strict document', () => {
  it('refuses a member that no schema declares', () => {
    const check = createResponseCheck(openApiDocument({ strict: true }));
    expect(check(connectionResponse({}))).toEqual([]);
    expect(check(connectionResponse({ added: 1 }))).not.toEqual([]);
  });
});
