import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const LONGEST = 250;
const FOLDERS = ['functions', 'infra', 'shared', 'test'];

describe('the code', () => {
  it(`has no file past ${LONGEST} lines`, () => {
    const files = FOLDERS.flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.(ts|mjs|py)$/.test(name))
        .map((name) => join(folder, name)),
    );
    expect(files.length).toBeGreaterThan(100);
    const long = files.filter((file) => readFileSync(file, 'utf8').split('\n').length > LONGEST + 1);
    expect(long).toEqual([]);
  });
});
