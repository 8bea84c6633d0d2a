import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findMissingScopes, findNeeds } from '../../../infra/operator/connections/connection-needs.ts';
import { type ConnectionConfig, connections } from '../../../shared/connections/connections.ts';
import { linksOf, tableUnder } from '../../support/page.ts';

const all = Object.entries<ConnectionConfig>(connections);
const GOOGLE = 'https://www.googleapis.com/auth/';

const pageOf = (connection: string) => readFileSync(`docs/connections/${connection}.md`, 'utf8');

/** The names in a cell's code marks. */
const namesIn = (cell = '') => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name);

/** The tools of Scalekit and the declared actions that the connection allows. */
function toolsOf(config: ConnectionConfig & { actions?: object }): string[] {
  return [...Object.keys(config.tools), ...Object.keys(config.actions ?? {})];
}

describe('docs/connections.md', () => {
  it('links to a page per connection, and to every page', () => {
    const linked = linksOf(readFileSync('docs/connections.md', 'utf8')).map(({ target }) => target);
    const pages = [...all.map(([name]) => `${name}.md`), ...readdirSync('docs/connections')];
    expect(linked).toEqual(expect.arrayContaining(pages.map((page) => `connections/${page}`)));
  });
});

describe.each(all)('docs/connections/%s.md', (connection, config) => {
  it('exists, and the needs of its provider are known', () => {
    expect(existsSync(`docs/connections/${connection}.md`)).toBe(true);
    expect(findNeeds(config)).toBeDefined();
  });

  it('lists what each allow-listed tool needs, as the doctor checks it', () => {
    const rows = tableUnder(pageOf(connection), '## Scopes');
    const shown = Object.fromEntries(rows.map(([tool = '', cell]) => [tool, namesIn(cell)]));
    const needs = Object.entries(findNeeds(config)?.tools ?? {}).map(([tool, alternatives]) => [
      tool,
      alternatives.flat().map((scope) => scope.replace(GOOGLE, '')),
    ]);
    expect(shown).toEqual(Object.fromEntries(needs));
    expect(Object.keys(shown).sort()).toEqual(toolsOf(config).sort());
  });

  it('has the steps at the provider, the life of an account and the limits, with sources', () => {
    const page = pageOf(connection);
    expect(page).toContain(`\`${config.provider}\``);
    expect(page).toMatch(/\n## The (OAuth app|API key)\n/);
    expect(page).toMatch(/\n## How long an account lives\n/);
    expect(page).toMatch(/\n## (Quotas|Rate limits)\n/);
    expect([...page.matchAll(/\]\(https:/g)].length).toBeGreaterThan(2);
  });
});

describe('findMissingScopes', () => {
  it('has nothing to say of tools that are not allow-listed', () => {
    const config = { ...connections.slack, tools: { slack_send_message: 'write' } } as const;
    expect(findMissingScopes(config, ['chat:write'])).toEqual([]);
    expect(findMissingScopes(config, [])).toEqual([{ anyOf: ['chat:write'], tools: ['slack_send_message'] }]);
  });

  it('joins tools with the same need', () => {
    const missing = findMissingScopes(connections.notion, ['Read content', 'Update content']);
    expect(missing).toEqual([
      {
        anyOf: ['Insert content'],
        tools: ['notion_page_create', 'notion_page_content_append', 'notion_database_insert_row'],
      },
    ]);
  });
});
