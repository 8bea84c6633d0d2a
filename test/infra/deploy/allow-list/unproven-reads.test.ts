import { describe, expect, it } from 'vitest';
import { findUnprovenReads } from '../../../../infra/deploy/parameters/allow-list/unproven-reads.ts';
import type { ToolMark } from '../../../../shared/connections/actions/http-action.ts';
import { connections } from '../../../../shared/connections/connections.ts';

const config = (tools: Record<string, ToolMark>) => ({ provider: 'X', displayName: 'X', tools });

describe('findUnprovenReads', () => {
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
    expect(findUnprovenReads({ x: config(tools) })).toEqual(unproven);
  });

  it.each(['mail_get', 'notion_page_search', 'mail_list_all', 'slack_auth_test', 'mail_get_*'])(
    'accepts %s as a read',
    (tool) => {
      expect(findUnprovenReads({ x: config({ [tool]: 'read' }) })).toEqual([]);
    },
  );

  it('names nothing of the shipped allow-list', () => {
    expect(findUnprovenReads(connections)).toEqual([]);
  });

  it('names no write', () => {
    expect(findUnprovenReads({ x: config({ gmail_send_message: 'write', 'x_*': 'write' }) })).toEqual([]);
  });
});
