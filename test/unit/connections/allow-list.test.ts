import { describe, expect, it } from 'vitest';
import type { ToolMark } from '../../../shared/connections/actions/http-action.ts';
import { findConnection, findToolEffect, isDestructive } from '../../../shared/connections/allow-list.ts';
import { type ConnectionConfig, connections } from '../../../shared/connections/connections.ts';
import { findShippedTool, listShippedToolNames } from '../../../shared/connections/tool-definitions.ts';

const config = (tools: Record<string, ToolMark>) => ({ provider: 'X', displayName: 'X', tools });

describe('findToolEffect', () => {
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
    ['a read star over a name without a verb', { 'mail_get*': 'read' }, 'mail_getaway', 'write'],
    ['a destructive line', { mail_trash: 'destructive' }, 'mail_trash', 'write'],
    [
      'both a read name and a destructive star',
      { mail_get: 'read', 'mail_*': 'destructive' },
      'mail_get',
      'write',
    ],
    ['no line', { mail_get: 'read' }, 'mail_send', undefined],
    ['a longer name than a line without a star', { mail_get: 'read' }, 'mail_get_all', undefined],
    ['a star inside a line, which is no wildcard', { 'mail_*_all': 'read' }, 'mail_get_all', undefined],
  ] as const)('returns the effect for %s', (_case, tools, tool, effect) => {
    expect(findToolEffect(config(tools), tool)).toBe(effect);
  });
});

describe('isDestructive', () => {
  it.each([
    ['a destructive line', { mail_trash: 'destructive' }, 'mail_trash', true],
    ['a write line', { mail_send: 'write' }, 'mail_send', false],
    ['a read line', { mail_get: 'read' }, 'mail_get', false],
    ['a write under a write star alone, since it was not reviewed', { 'mail_*': 'write' }, 'mail_send', true],
    ['a write under a read star alone', { 'github_get_*': 'read' }, 'github_get_or_create_issue', true],
    ['a read under a read star', { 'mail_get*': 'read' }, 'mail_get_all', false],
    ['a write line under a write star', { 'mail_*': 'write', mail_send: 'write' }, 'mail_send', false],
    ['a read line under a write star', { 'mail_*': 'write', mail_get: 'read' }, 'mail_get', true],
    [
      'a write line under a destructive star',
      { 'mail_*': 'destructive', mail_send: 'write' },
      'mail_send',
      true,
    ],
    ['no line', { mail_trash: 'destructive' }, 'mail_send', false],
    ['a name like an object’s own property', { '*': 'write' }, 'constructor', true],
  ] as const)('is decided for %s', (_case, tools, tool, expected) => {
    expect(isDestructive(config(tools), tool)).toBe(expected);
  });
});

describe('findConnection', () => {
  it.each(['nope', '__proto__', 'constructor', 'toString', ''])('returns undefined for %j', (name) => {
    expect(findConnection(name)).toBeUndefined();
  });
});

describe('the shipped allow-list', () => {
  const all: ConnectionConfig[] = Object.values(connections);
  const listed = all.flatMap(({ tools, actions = {} }) => [
    ...Object.entries(tools),
    ...Object.entries(actions),
  ]);

  it.each(listed.map(([tool]) => tool))('ships the definition of %s', (tool) => {
    expect(findShippedTool(tool)?.inputSchema.type).toBe('object');
  });

  it('marks as destructive what deletes or overwrites, and nothing that only adds', () => {
    const destructive = all.flatMap((connection) =>
      Object.keys({ ...connection.tools, ...connection.actions }).filter((tool) =>
        isDestructive(connection, tool),
      ),
    );
    // Labels hold a mail's place, so the trash, too. A sent draft, a reply and an appended block add.
    expect(destructive).toEqual([
      'gmail_modify_message_labels',
      'notion_page_update',
      'googlecalendar_update_event',
      'googlecalendar_delete_event',
    ]);
  });

  it('names every shipped definition, so that the bundle carries no unused one', () => {
    expect(listShippedToolNames().toSorted()).toEqual(listed.map(([tool]) => tool).toSorted());
  });
});
