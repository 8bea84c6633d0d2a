import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { differences } from './parity/every.ts';
import { likenessTable } from './parity-table.ts';

describe('docs/likeness.md', () => {
  it('is what node test/mutations/run.ts --markdown prints', () => {
    expect(readFileSync('docs/likeness.md', 'utf8')).toBe(likenessTable(differences));
  });
});

describe('the planted differences', () => {
  it('each have a likeness of their own', () => {
    const likenesses = differences.map(({ likeness }) => likeness);
    expect(likenesses.filter((likeness, index) => likenesses.indexOf(likeness) !== index)).toEqual([]);
  });

  it.each(differences)('can be planted: $likeness', ({ file, find, replace, test, name }) => {
    expect(readFileSync(file, 'utf8').split(find)).toHaveLength(2);
    expect(replace).not.toBe(find);
    expect(existsSync(test)).toBe(true);
    expect(name).not.toBe('');
  });
});
