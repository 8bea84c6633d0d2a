import { expect, it } from 'vitest';
import { createConnectionNames } from '../../../shared/scalekit/connection-names.ts';
import { createDefinitions } from '../../../shared/scalekit/definitions.ts';
import type { Rpcs } from '../../../shared/scalekit/rpc/rpcs.ts';
import { requestScope } from '../../support/request-scope.ts';

const scope = requestScope();
const names = createConnectionNames({ gmail: 'gmail-x7', other: 'other-x7' });
const listedTool = (name: string) => ({ tool: { definition: { name, input_schema: { type: 'object' } } } });

/** Scalekit's RPCs, of which one is called. */
function rpcsOf(listScopedTools: (request: never) => Promise<unknown>): Rpcs {
  const call = <Request>(rpc: (request: Request) => unknown, request: Request) => rpc(request);
  return { tools: { listScopedTools }, call } as unknown as Rpcs;
}

/** Scalekit's client with pages of two tools. */
function paged(all: unknown[]) {
  const requested: string[] = [];
  const listScopedTools = async ({ pageToken = '' }: { pageToken?: string }) => {
    requested.push(pageToken);
    const from = Number(pageToken);
    const nextPageToken = from + 2 < all.length ? String(from + 2) : '';
    return { tools: all.slice(from, from + 2), nextPageToken };
  };
  return { requested, ...createDefinitions(rpcsOf(listScopedTools), names) };
}

it('follows every page, and leaves out an invalid definition', async () => {
  const five = [
    listedTool('a'),
    listedTool('b'),
    { tool: { definition: { name: 'no schema' } } },
    listedTool('c'),
    listedTool('d'),
  ];
  const { requested, definitions: list } = paged(five);
  expect((await list({ connection: 'gmail' }, scope)).map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd']);
  expect(requested).toEqual(['', '2', '4']);
});

it.each([
  ['deep', () => JSON.parse(`${'{"properties":'.repeat(20_000)}{}${'}'.repeat(20_000)}`)],
  ['large', () => ({ type: 'object', description: 'x'.repeat(300_000) })],
])('leaves out a schema that is too %s', async (_case, schema) => {
  const hostile = { tool: { definition: { name: 'a', input_schema: schema() } } };
  const { definitions: list } = paged([hostile, listedTool('b')]);
  expect((await list({ connection: 'gmail' }, scope)).map(({ name }) => name)).toEqual(['b']);
});

it('caches a definition for its own connection and tool', async () => {
  const listScopedTools = async ({
    filter,
  }: {
    filter: { connectionNames: string[]; toolNames: string[] };
  }) => {
    const description = `of ${filter.connectionNames.join()}`;
    const tools = filter.toolNames.map((name) => ({
      tool: { definition: { name, description, input_schema: { type: 'object' } } },
    }));
    return { tools, nextPageToken: '' };
  };
  const { definition } = createDefinitions(rpcsOf(listScopedTools), names);
  const found = [];
  for (const [connection, tool] of [
    ['gmail', 'a'],
    ['other', 'a'],
    ['gmail', 'b'],
    ['gmail', 'a'],
  ] as const) {
    const { name, description } = (await definition({ connection }, tool, scope)) ?? {};
    found.push(`${name} ${description}`);
  }
  expect(found).toEqual(['a of gmail-x7', 'a of other-x7', 'b of gmail-x7', 'a of gmail-x7']);
});

it('caches a definition for five minutes, but never that there is none', async () => {
  let now = 0;
  const requested: string[][] = [];
  const listScopedTools = async ({ filter }: { filter: { toolNames: string[] } }) => {
    requested.push(filter.toolNames);
    return { tools: filter.toolNames.includes('a') ? [listedTool('a')] : [], nextPageToken: '' };
  };
  const { definition } = createDefinitions(rpcsOf(listScopedTools), names, () => now);
  await definition({ connection: 'gmail' }, 'a', scope);
  now = 5 * 60_000 - 1;
  await definition({ connection: 'gmail' }, 'a', scope);
  expect(requested).toEqual([['a']]);
  now += 1;
  await definition({ connection: 'gmail' }, 'a', scope);
  for (const _again of [1, 2]) expect(await definition({ connection: 'gmail' }, 'b', scope)).toBeUndefined();
  expect(requested).toEqual([['a'], ['a'], ['b'], ['b']]);
});

it('drops the oldest of more than 200 cached definitions', async () => {
  const requested: string[] = [];
  const listScopedTools = async ({ filter }: { filter: { toolNames: string[] } }) => {
    requested.push(...filter.toolNames);
    return { tools: filter.toolNames.map(listedTool), nextPageToken: '' };
  };
  const { definition } = createDefinitions(rpcsOf(listScopedTools), names);
  for (let at = 0; at <= 200; at += 1) await definition({ connection: 'gmail' }, `t${at}`, scope);
  requested.length = 0;
  for (const tool of ['t1', 't200', 't0']) await definition({ connection: 'gmail' }, tool, scope);
  expect(requested).toEqual(['t0']);
});
