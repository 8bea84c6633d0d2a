import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOMS = [
  { roots: ['functions', 'infra', 'shared'], lines: 160, files: 15 },
  { roots: ['test'], lines: 250, files: 25 },
];

function codeIn(roots: readonly string[]): string[] {
  return roots.flatMap((root) =>
    readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(tsx?|mjs|py)$/.test(name) && !name.includes('node_modules'))
      .map((name) => join(root, name))
      .filter((path) => path !== PRINTED),
  );
}

/** `npm run openapi` prints it: it is as long as the API is wide. */
const PRINTED = 'shared/client/api.ts';

describe.each(ROOMS)('the code in $roots', ({ roots, lines, files }) => {
  const code = codeIn(roots);

  it(`has no file of more than ${lines} lines`, () => {
    expect(code.length).toBeGreaterThan(100);
    const long = code.filter((file) => readFileSync(file, 'utf8').trimEnd().split('\n').length > lines);
    expect(long).toEqual([]);
  });

  it(`has no folder with more than ${files} TypeScript files beside each other`, () => {
    const folders = Object.groupBy(
      code.filter((file) => /\.tsx?$/.test(file)),
      dirname,
    );
    const crowded = Object.entries(folders).filter(([, beside = []]) => beside.length > files);
    expect(crowded.map(([folder, beside = []]) => `${folder}: ${beside.length}`)).toEqual([]);
  });
});
