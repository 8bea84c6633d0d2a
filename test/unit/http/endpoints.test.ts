import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { contract, listProblemCodes, listScopes } from '../../../shared/http/contract.ts';
import { endpoints } from '../../../shared/http/endpoint/endpoints.ts';
import type { Handlers } from '../../../shared/http/endpoint/handlers.ts';
import { emptyResponse, jsonResponse, redirectResponse } from '../../../shared/http/response.ts';

const rows = contract({
  'GET /things/{name}': {
    summary: 'One thing',
    access: 'read',
    path: z.strictObject({ name: z.string() }),
    responses: { 200: z.strictObject({ count: z.number() }), 204: null },
    problems: ['not-found'],
  },
  'POST /things': {
    summary: 'A new thing',
    access: 'write',
    body: z.strictObject({ size: z.number().default(1) }),
    idempotencyKey: 'required',
    responses: { 201: z.strictObject({ name: z.string() }) },
    problems: [],
  },
});

type Get = Handlers<typeof rows>['GET /things/{name}'];
type Post = Handlers<typeof rows>['POST /things'];

const one: Get = async ({ path }) => jsonResponse(200, { count: path.name.length });
const create: Post = async ({ body, idempotencyKey }) =>
  jsonResponse(201, { name: idempotencyKey.slice(body.size) });
const withoutPost = { 'GET /things/{name}': one };

// The compiler's part: `npm run check` reports an expected error that does not come.
void ([
  async () => emptyResponse(),
  // @ts-expect-error a status that the contract does not have
  async () => jsonResponse(201, { count: 1 }),
  // @ts-expect-error another body than that of the status
  async () => jsonResponse(200, { count: '1' }),
  // @ts-expect-error a body where the contract has none
  async () => jsonResponse(204, { count: 1 }),
  // @ts-expect-error a redirect
  async () => redirectResponse('/', []),
  // @ts-expect-error a part that the contract does not have
  async ({ body }) => jsonResponse(200, { count: body.size }),
] satisfies Get[]);
void ([
  // @ts-expect-error no body where the contract has one
  async () => emptyResponse(),
] satisfies Post[]);
const row = { summary: '', responses: { 204: null } } as const;
// @ts-expect-error a code that no problem has
contract({ 'GET /x': { ...row, access: 'read', problems: ['unknown-code'] } });
// @ts-expect-error a route without a token has a reason and a throttle
contract({ 'GET /x': { ...row, access: 'none', problems: [] } });

describe('a contract', () => {
  it('is implemented whole, or refused at start', () => {
    // @ts-expect-error the compiler refuses it first
    expect(() => endpoints(rows, withoutPost)).toThrow('POST /things has no handler');
    expect(Object.keys(endpoints(rows, { ...withoutPost, 'POST /things': create }))).toEqual(
      Object.keys(rows),
    );
  });

  it('demands the read scope or a stronger one for a read, and the write scope for a write', () => {
    expect(listScopes({ ...rows['GET /things/{name}'] })).toEqual([
      'onbehalf/read',
      'onbehalf/write',
      'onbehalf/act-as',
    ]);
    expect(listScopes({ ...rows['POST /things'] })).toEqual(['onbehalf/write', 'onbehalf/act-as']);
    expect(listScopes({ ...rows['POST /things'], forServices: false })).toEqual(['onbehalf/write']);
  });

  it("declares the edge's codes with its own", () => {
    const edge = ['invalid-request', 'payload-too-large', 'unsupported-media-type', 'forbidden', 'internal'];
    expect(listProblemCodes(rows['GET /things/{name}'])).toEqual([...edge, 'not-found']);
    expect(listProblemCodes(rows['POST /things'])).toEqual([...edge, 'idempotency-key-required']);
  });
});
