import { describe, expect, it } from 'vitest';
import { connectionConfig, toolEffect } from '../../../shared/connections/allow-list.ts';
import { connections, type ToolEffect } from '../../../shared/connections/connections.ts';
import { unprovenReads } from '../../../shared/connections/read-rule.ts';
import { shippedTool, shippedToolNames } from '../../../shared/connections/tool-definitions.ts';

const config = (tools: Record<string, ToolEffect>) => ({ provider: 'X', displayName: 'X', tools });

describe('toolEffect', () => {
  it.each([
    ['a listed read', { mail_get: 'read' }, 'mail_get', 'read'],
    ['a name under a trailing star', { 'mail_get*': 'read' }, 'mail_get_all', 'read'],
    [
      'both a read star and a write name: write wins',
      { 'mail_*': 'read', mail_send: 'write' },
      'mail_send',
      'write',
    ],
    [
      'both a read name and a write star: write wins',
      { mail_get: 'read', 'mail_*': 'write' },
      'mail_get',
      'write',
    ],
    [
      'a read star over a name that also writes: it is a write',
      { 'github_get_*': 'read' },
      'github_get_or_create_issue',
      'write',
    ],
    ['a read star over a name that proves nothing', { 'mail_get*': 'read' }, 'mail_getaway', 'write'],
    ['no line', { mail_get: 'read' }, 'mail_send', undefined],
    ['a longer name than a line without a star', { mail_get: 'read' }, 'mail_get_all', undefined],
    ['a star inside a line, which is no wildcard', { 'mail_*_all': 'read' }, 'mail_get_all', undefined],
  ] as const)('gives the effect for %s', (_case, tools, tool, effect) => {
    expect(toolEffect(config(tools), tool)).toBe(effect);
  });
});

describe('connectionConfig', () => {
  it.each(['nope', '__proto__', 'constructor', 'toString', ''])('knows no connection called %j', (name) => {
    expect(connectionConfig(name)).toBeUndefined();
  });
});

describe('the shipped allow-list', () => {
  const listed = Object.values(connections).flatMap(({ tools }) => Object.entries(tools));

  it.each(listed)('ships the definition of %s', (tool) => {
    expect(shippedTool(tool)?.inputSchema.type).toBe('object');
  });

  it('calls a read only what its name, or a review, says is one', () => {
    expect(unprovenReads(connections)).toEqual([]);
  });

  it('names every tool whose definition ships, so that none is in the bundle for nothing', () => {
    expect(shippedToolNames().toSorted()).toEqual(listed.map(([tool]) => tool).toSorted());
  });
});

describe('unprovenReads', () => {
  it.each([
    ['a write', { gmail_send_message: 'read' }, ['x.gmail_send_message']],
    ['a name without a verb', { gmail_mailbox: 'read' }, ['x.gmail_mailbox']],
    ['a verb that is part of another word', { mail_getaway: 'read' }, ['x.mail_getaway']],
    ['a read that also writes', { github_get_or_create_issue: 'read' }, ['x.github_get_or_create_issue']],
    ['a noun that reads like a verb', { hubspot_list_restore: 'read' }, ['x.hubspot_list_restore']],
    [
      'a link between two things, one of them a list',
      { hubspot_marketing_event_list_disassociate: 'read' },
      ['x.hubspot_marketing_event_list_disassociate'],
    ],
    [
      'a query that may be anything',
      { linear_graphql_query: 'read', snowflake_execute_query: 'read' },
      ['x.linear_graphql_query', 'x.snowflake_execute_query'],
    ],
    ['a wildcard without a verb', { 'zoho_*': 'read' }, ['x.zoho_*']],
    [
      'a shipped tool that a wildcard stands for',
      { 'gmail_get_*': 'read', 'googlecalendar_c*': 'read' },
      ['x.googlecalendar_c*', 'x.googlecalendar_create_event'],
    ],
  ] as const)('names %s', (_case, tools, unproven) => {
    expect(unprovenReads({ x: config(tools) })).toEqual(unproven);
  });

  it.each(['mail_get', 'notion_page_search', 'mail_list_all', 'slack_auth_test', 'mail_get_*'])(
    'leaves %s',
    (tool) => {
      expect(unprovenReads({ x: config({ [tool]: 'read' }) })).toEqual([]);
    },
  );

  it('has nothing to say of writes', () => {
    expect(unprovenReads({ x: config({ gmail_send_message: 'write', 'x_*': 'write' }) })).toEqual([]);
  });
});
