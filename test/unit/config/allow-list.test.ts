import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { connectionConfig, toolEffect } from '../../../shared/config/allow-list.ts';
import { connections } from '../../../shared/config/connections.ts';
import { shippedTool } from '../../../shared/config/tool-definitions.ts';

const config = (tools: Record<string, 'read' | 'write'>) => ({ provider: 'X', displayName: 'X', tools });

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

  /** Reads that were looked at one by one, as their names do not tell. */
  const reviewed = ['slack_auth_test'];

  it.each(listed.filter(([tool, effect]) => effect === 'read' && !reviewed.includes(tool)))(
    'calls %s a read by a verb that reads',
    (tool) => {
      expect(tool).toMatch(/_(get|list|fetch|search|query|retrieve|lookup)(_|$)/);
    },
  );

  it('names every tool whose definition ships, so that none is in the bundle for nothing', () => {
    const folder = new URL('../../../shared/config/tools/', import.meta.url);
    const shipped = readdirSync(folder).flatMap((file): { name: string }[] =>
      JSON.parse(readFileSync(new URL(file, folder), 'utf8')),
    );
    const names = listed.map(([tool]) => tool);
    expect(shipped.map(({ name }) => name).toSorted()).toEqual(names.toSorted());
  });
});
