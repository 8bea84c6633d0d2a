import { describe, expect, it } from 'vitest';
import { findConnection, findToolEffect } from '../../../shared/connections/allow-list.ts';
import { connections, type ToolEffect } from '../../../shared/connections/connections.ts';
import { findShippedTool, listShippedToolNames } from '../../../shared/connections/tool-definitions.ts';

const config = (tools: Record<string, ToolEffect>) => ({ provider: 'X', displayName: 'X', tools });

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
    ['no line', { mail_get: 'read' }, 'mail_send', undefined],
    ['a longer name than a line without a star', { mail_get: 'read' }, 'mail_get_all', undefined],
    ['a star inside a line, which is no wildcard', { 'mail_*_all': 'read' }, 'mail_get_all', undefined],
  ] as const)('returns the effect for %s', (_case, tools, tool, effect) => {
    expect(findToolEffect(config(tools), tool)).toBe(effect);
  });
});

describe('findConnection', () => {
  it.each(['nope', '__proto__', 'constructor', 'toString', ''])('returns undefined for %j', (name) => {
    expect(findConnection(name)).toBeUndefined();
  });
});

describe('the shipped allow-list', () => {
  const listed = Object.values(connections).flatMap(({ tools }) => Object.entries(tools));

  it.each(listed)('ships the definition of %s', (tool) => {
    expect(findShippedTool(tool)?.inputSchema.type).toBe('object');
  });

  it('names every shipped definition, so that the bundle carries no unused one', () => {
    expect(listShippedToolNames().toSorted()).toEqual(listed.map(([tool]) => tool).toSorted());
  });
});
