import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { anchorsOf, linksOf } from '../../support/page.ts';

const docs = readdirSync('docs', { recursive: true, encoding: 'utf8' }).map((name) => join('docs', name));
const pages = ['README.md', 'CONTRIBUTING.md', 'infra/README.md', ...docs]
  .filter((path) => path.endsWith('.md') && existsSync(path))
  .map((path) => ({ path, text: readFileSync(path, 'utf8') }));

/** One row per parity, printed from the lists of mutations. */
const PARITY = 'docs/local/parity.md';

/** A variable for a secret with a value beside it, other than the output of a command. */
const TYPED_SECRET = /\b\w*(?:SECRETS?|API_KEY|TOKEN|PASSWORD)=(?![$"]\()\S.*/g;

describe.each(pages)('$path', ({ path, text }) => {
  it('has links to files and headings that exist', () => {
    const broken = linksOf(text).filter(({ target, anchor }) => {
      const file = target === '' ? path : normalize(join(dirname(path), target));
      if (!existsSync(file)) return true;
      return anchor !== undefined && !anchorsOf(readFileSync(file, 'utf8')).includes(anchor);
    });
    expect(broken).toEqual([]);
  });

  it('types no secret into a command line, which the history of a shell keeps', () => {
    expect(text.match(TYPED_SECRET) ?? []).toEqual([]);
  });

  it('stays short enough to be read', () => {
    const bytes = path === 'README.md' ? 9_000 : path === PARITY ? 70_000 : 20_000;
    expect(statSync(path).size).toBeLessThanOrEqual(bytes);
  });
});

function linkedBy(page: string): string[] {
  return linksOf(readFileSync(page, 'utf8')).map(({ target }) => normalize(join(dirname(page), target)));
}

describe('docs/README.md', () => {
  it('links to every page', () => {
    const others = docs.filter(
      (path) => path.endsWith('.md') && !/\/README\.md$|\/(adr|agents|connections)\//.test(path),
    );
    expect(others.filter((path) => !linkedBy('docs/README.md').includes(path))).toEqual([]);
  });

  it('links to the index of docs/agents/, which links to every page there', () => {
    expect(linkedBy('docs/README.md')).toContain('docs/agents/README.md');
    const others = docs.filter((path) => /\/agents\/(?!README).*\.md$/.test(path));
    expect(others.filter((path) => !linkedBy('docs/agents/README.md').includes(path))).toEqual([]);
  });
});

describe('docs/adr/README.md', () => {
  it('links to every decision', () => {
    const list = readFileSync('docs/adr/README.md', 'utf8');
    const decisions = readdirSync('docs/adr').filter((name) => name !== 'README.md');
    expect(decisions.filter((name) => !list.includes(`](${name})`))).toEqual([]);
  });
});
