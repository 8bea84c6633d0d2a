import { globSync } from 'node:fs';
import { matchesGlob } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEEP_TESTS, PACKAGES, projects } from '../../runner/projects.ts';
import { deepFiles, filesNamed, projectOf, quickFiles } from '../../runner/test-files.ts';

const files = globSync('test/**/*.test.ts', { exclude: [PACKAGES] });

describe('the files of npm test and npm run verify', () => {
  it('are all test files together', () => {
    expect(new Set([...quickFiles(), ...deepFiles()])).toEqual(new Set(files));
    expect(quickFiles().filter((file) => matchesGlob(file, DEEP_TESTS))).toEqual([]);
  });

  it('belong to exactly one project each', () => {
    const matches = (file: string, globs: string[]) => globs.some((glob) => matchesGlob(file, glob));
    for (const file of files) {
      const found = Object.entries(projects)
        .filter(([, { include, exclude }]) => matches(file, include) && !matches(file, exclude))
        .map(([name]) => name);
      expect(found, file).toEqual([projectOf(file)]);
    }
  });

  it('share the stack where they use it, and have it to themselves where they are named so', () => {
    expect(projectOf('test/unit/http/caller.test.ts')).toBe('parts');
    expect(projectOf('test/browser/linking.test.ts')).toBe('product');
    expect(projectOf('test/fault/network.quiet.test.ts')).toBe('quiet');
  });
});

describe('a name on the command line', () => {
  const among = ['test/unit/a.test.ts', 'test/fault/a.test.ts', 'test/fault/b.test.ts'];

  it('chooses each file that has it in its path, in whichever project', () => {
    expect(filesNamed(['a.test'], among)).toEqual(among.slice(0, 2));
    expect(filesNamed(['fault/b', './test/unit/a.test.ts'], among)).toEqual([among[0], among[2]]);
  });

  it('is an error when it is in no path', () => {
    expect(() => filesNamed(['a.test', 'nope'], among)).toThrow('no test file here has "nope" in its path');
  });
});
