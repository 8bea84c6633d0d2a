import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const page = readFileSync('docs/architecture.md', 'utf8');
/** The function that the page's recipe adds. */
const EXAMPLE = '/greeting/';

const tree = /```text\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
const named = [...page.matchAll(/`((?:functions|shared|infra|test|docs)\/[^\s`]*|cdk\.json)`/g)]
  .map(([, path = '']) => path)
  .filter((path) => !path.includes(EXAMPLE));

/** The folders of the tree, each below the last one that is indented less. */
function foldersOf(lines: string[]): string[] {
  const open: string[] = [];
  return lines.flatMap((line) => {
    const [, indent = '', name = ''] = /^( *)([\w-]+)\//.exec(line) ?? [];
    if (name === '') return [];
    open.splice(indent.length / 2);
    open.push(name);
    return [join(...open)];
  });
}

describe('docs/architecture.md', () => {
  it('names files and folders that exist', () => {
    expect(named.length).toBeGreaterThan(50);
    expect(named.filter((path) => !existsSync(path))).toEqual([]);
  });

  it('has a tree of folders that exist, with every folder of shared/ and infra/', () => {
    const folders = foldersOf(tree.split('\n'));
    expect(folders.filter((path) => !existsSync(path))).toEqual([]);
    for (const parent of ['shared', 'infra']) {
      const children = readdirSync(parent, { withFileTypes: true }).filter((entry) => entry.isDirectory());
      expect(folders).toEqual(expect.arrayContaining(children.map(({ name }) => join(parent, name))));
    }
  });
});
