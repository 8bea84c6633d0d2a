import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shownFiles } from '../../support/page.ts';

/** The frameworks, each with an agent that its page shows. */
const frameworks = globSync('test/agents/*/agent.ts')
  .map((path) => basename(dirname(path)))
  .toSorted();
const index = readFileSync('docs/agents/README.md', 'utf8');

describe.each(frameworks)('docs/agents/%s.md', (name) => {
  const path = `docs/agents/${name}.md`;
  const page = existsSync(path) ? readFileSync(path, 'utf8') : '';

  it('shows the agent that the scenarios run; page-code.test.ts compares them', () => {
    const shown = shownFiles(page).map(({ file }) => file);
    expect(shown).toContain(`test/agents/${name}/agent.ts`);
  });

  it('begins at npm start', () => {
    expect(/```sh\n([\s\S]*?)```/.exec(page)?.[1]).toBe('npm start\n');
  });

  it('names the tested versions, as the index does', () => {
    const { dependencies } = JSON.parse(readFileSync(`test/agents/${name}/package.json`, 'utf8'));
    for (const [dependency, version] of Object.entries(dependencies)) {
      expect(page).toContain(`${dependency} ${version}`);
    }
    const row = index.split('\n').find((line) => line.includes(`](${name}.md)`)) ?? '';
    const versions = [...row.matchAll(/([@\w/-]+) (\d+\.\d+\.\d+)/g)].map(([, key, version]) => [
      key,
      version,
    ]);
    expect(versions.length).toBeGreaterThan(0);
    expect(dependencies).toMatchObject(Object.fromEntries(versions));
  });
});
