import { describe, expect, it } from 'vitest';
import { findUnmarkedDestructive } from '../../../../infra/deploy/parameters/allow-list/unmarked-destructive.ts';
import type { ToolMark } from '../../../../shared/connections/actions/http-action.ts';
import { connections } from '../../../../shared/connections/connections.ts';

const namesIn = (tools: Record<string, ToolMark>) =>
  findUnmarkedDestructive({ x: { provider: 'X', displayName: 'X', tools } });

describe('findUnmarkedDestructive', () => {
  it('names a write whose name says that it deletes or overwrites', () => {
    expect(namesIn({ github_repo_delete: 'write', jira_update_issue: 'write' })).toEqual([
      'x.github_repo_delete',
      'x.jira_update_issue',
    ]);
  });

  it.each([
    ['a write that adds', { mail_send: 'write' }],
    ['a verb that is part of another word', { mail_dispatch_settings: 'write' }],
    ['a destructive line', { github_repo_delete: 'destructive' }],
    ['a wildcard, which is destructive in any case', { 'github_delete_*': 'write' }],
  ] as const)('accepts %s', (_case, tools) => {
    expect(namesIn(tools)).toEqual([]);
  });

  it('names nothing of the shipped allow-list', () => {
    expect(findUnmarkedDestructive(connections)).toEqual([]);
  });
});
