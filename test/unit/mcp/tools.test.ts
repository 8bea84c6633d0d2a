import { describe, expect, it } from 'vitest';
import { findTool, listCatalogue, type View } from '../../../functions/mcp/tools/catalogue.ts';
import { describeTool, splitArguments } from '../../../functions/mcp/tools/describe-tool.ts';
import { listTools, listVisibleTools } from '../../../functions/mcp/tools/list-tools.ts';
import { searchTools } from '../../../functions/mcp/tools/search-tools.ts';
import { type ConnectionConfig, connections } from '../../../shared/connections/connections.ts';
import { listShippedToolNames } from '../../../shared/connections/tool-definitions.ts';

const all: View = { mayWrite: true };
const namesOf = (view: View) => listTools(view).map(({ name }) => name);
const OWN = ['onbehalf_connections', 'onbehalf_execution'];

describe('the list of tools', () => {
  it('has every tool of the product, then its own two, and is the same each time', () => {
    expect(namesOf(all)).toEqual([...listShippedToolNames(), ...OWN]);
    expect(JSON.stringify(listTools(all))).toBe(JSON.stringify(listTools(all)));
  });

  it("takes at most 48 KB for Scalekit's tools, and 52 KB with the declared actions", () => {
    const bytesOf = (tools: unknown) => Buffer.byteLength(JSON.stringify({ tools }));
    const declared = Object.values<ConnectionConfig>(connections).flatMap(({ actions = {} }) =>
      Object.keys(actions),
    );
    expect(declared).not.toEqual([]);
    expect(bytesOf(listTools(all).filter(({ name }) => !declared.includes(name)))).toBeLessThanOrEqual(
      48 * 1024,
    );
    expect(bytesOf(listTools(all))).toBeLessThanOrEqual(52 * 1024);
  });

  it('has no write for a token that may not write, nor where the address asks for reads', () => {
    const reads = [
      ...listCatalogue(all)
        .filter(({ effect }) => effect === 'read')
        .map(({ name }) => name),
      ...OWN,
    ];
    expect(reads.length).toBeGreaterThan(20);
    expect(namesOf({ mayWrite: false })).toEqual(reads);
    expect(namesOf({ mayWrite: true, effect: 'read' })).toEqual(reads);
    expect(findTool('gmail_send_message', { mayWrite: true, effect: 'read' })).toBeUndefined();
  });

  it('has the tools of the connections that the address names', () => {
    const names = namesOf({ ...all, connections: ['slack', 'gmail'] });
    expect(new Set(names.map((name) => name.split('_')[0]))).toEqual(new Set(['gmail', 'slack', 'onbehalf']));
    expect(findTool('notion_page_get', { ...all, connections: ['slack'] })).toBeUndefined();
  });

  it('has the two tools of search mode alone, without a write for a token that may not write', () => {
    const search = listVisibleTools({ mayWrite: false, mode: 'search' });
    expect(search.map(({ name, annotations }) => [name, annotations?.readOnlyHint])).toEqual([
      ['search_tools', true],
      ['call_tool', true],
    ]);
    expect(listVisibleTools({ mayWrite: true, mode: 'search' })[1]?.annotations).toMatchObject({
      readOnlyHint: false,
      destructiveHint: true,
    });
  });
});

const hints = (name: string) => listTools(all).find((tool) => tool.name === name)?.annotations;

describe('the hints of a tool', () => {
  it.each([
    ['gmail_fetch_mails', true, false, true],
    ['gmail_send_message', false, false, true],
    ['gmail_create_draft', false, false, true],
    ['googlecalendar_delete_event', false, true, true],
    ['notion_page_update', false, true, true],
    ['slack_auth_test', true, false, true],
    ['onbehalf_connections', true, false, false],
  ])('are all four of them, and true: %s', (name, readOnlyHint, destructiveHint, openWorldHint) => {
    expect(hints(name)).toEqual({
      readOnlyHint,
      destructiveHint,
      idempotentHint: readOnlyHint,
      openWorldHint,
    });
  });
});

describe("the product's own arguments", () => {
  const tool = (name: string) => findTool(name, all) ?? expect.fail(`no tool ${name}`);

  it('are the last of each tool, and no other', () => {
    for (const each of listCatalogue(all)) {
      const own = each.effect === 'read' ? 'result_offset' : 'idempotency_key';
      const names = Object.keys(describeTool(each).inputSchema.properties ?? {});
      expect([each.name, ...names.slice(-2)]).toEqual([each.name, 'account', own]);
      expect(names.indexOf('account')).toBe(names.length - 2);
      const { required = [] } = describeTool(each).inputSchema;
      expect(required.filter((name) => [own, 'account'].includes(name))).toEqual([]);
    }
  });

  it('are taken off the input of a tool', () => {
    const given = { to: 'bob@example.com', account: 'work', idempotency_key: 'k' };
    expect(splitArguments(tool('gmail_send_message'), given)).toEqual({
      input: { to: 'bob@example.com' },
      account: 'work',
      own: 'k',
    });
  });

  it('stay in the input of a tool that has one of that name', () => {
    const base = tool('gmail_send_message');
    const inputSchema = { type: 'object', properties: { idempotency_key: { type: 'number' } } };
    const other = { ...base, inputSchema };
    expect(splitArguments(other, { idempotency_key: 1 })).toEqual({
      input: { idempotency_key: 1 },
      account: undefined,
      own: undefined,
    });
    expect(describeTool(other).inputSchema.properties).toMatchObject(inputSchema.properties);
  });

  it('have another name for the account where the tool itself has one of that name', () => {
    const account = { type: 'number' };
    const other = { ...tool('gmail_send_message'), inputSchema: { type: 'object', properties: { account } } };
    const { properties = {} } = describeTool(other).inputSchema;
    expect([Object.keys(properties), properties.account]).toEqual([
      ['account', 'connected_account', 'idempotency_key'],
      account,
    ]);
    expect(splitArguments(other, { account: 7, connected_account: 'work' })).toEqual({
      input: { account: 7 },
      account: 'work',
      own: undefined,
    });
  });
});

describe('a search for tools', () => {
  const found = (query: string) =>
    searchTools(query, listTools(all)) as { tools: { name: string }[]; more?: string[] };

  it.each([
    ['send an email', 'gmail_send_message'],
    ['mails', 'gmail_fetch_mails'],
    ['calendar events', 'googlecalendar_list_events'],
    ['Slack channels', 'slack_list_channels'],
    ['delete event', 'googlecalendar_delete_event'],
  ])('for %j finds %s with its schema', (query, name) => {
    const tool = found(query).tools.find((each) => each.name === name);
    expect(tool).toEqual(listTools(all).find((each) => each.name === name));
  });

  it('names what matches less well', () => {
    const { tools, more = [] } = found('gmail');
    expect(tools).toHaveLength(8);
    expect(tools.length + more.length).toBe(14);
  });

  it('without a word lists all names and no schema', () => {
    const { tools } = found(' ');
    expect(tools).toHaveLength(54);
    expect(Object.keys(tools[0] ?? {})).toEqual(['name', 'description']);
  });
});
