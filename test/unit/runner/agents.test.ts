import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { foldersNamed } from '../../runner/agents.ts';

const folders = globSync('test/agents/*/package.json').map(dirname);

describe('the folders that npm run verify -- agents chooses', () => {
  const among = ['test/agents/mastra', 'test/agents/langchain'];

  it('are all without a name, else those that have a name in theirs', () => {
    expect(foldersNamed([], among)).toEqual(among);
    expect(foldersNamed(['lang'], among)).toEqual(['test/agents/langchain']);
  });

  it('are an error when a name is in none, also where the path has it', () => {
    expect(() => foldersNamed(['agents'], among)).toThrow(
      'no folder of test/agents has "agents" in its name',
    );
  });
});

describe.each(folders)('%s', (folder) => {
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');

  it('has scenarios', () => {
    expect(globSync(join(folder, '*.agents.ts'))).not.toEqual([]);
  });

  it('names exact versions, which its lock file has', () => {
    const { dependencies } = JSON.parse(read('package.json'));
    const { packages } = JSON.parse(read('package-lock.json'));
    const locked = Object.keys(dependencies).map((name) => [name, packages[`node_modules/${name}`]?.version]);
    expect(locked.length).toBeGreaterThan(0);
    expect(Object.fromEntries(locked)).toEqual(dependencies);
  });

  it('has the version of the root where both have a package: npm test uses that of the root', () => {
    const { dependencies } = JSON.parse(read('package.json'));
    const { dependencies: used, devDependencies: tools } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect({ ...dependencies, ...used, ...tools }).toMatchObject(dependencies);
  });

  it('has a lock file that names no registry, and packages that run no script at their installation', () => {
    expect(read('package-lock.json')).not.toContain('"resolved"');
    expect(read('.npmrc').split('\n')).toEqual(
      expect.arrayContaining(['omit-lockfile-registry-resolved=true', 'ignore-scripts=true']),
    );
  });
});
