import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Mutation } from './mutation.ts';
import { mutations } from './parity/every.ts';
import { parityTable } from './parity-table.ts';

describe('docs/local/parity.md', () => {
  it('is what node test/mutations/run.ts --markdown prints', () => {
    expect(readFileSync('docs/local/parity.md', 'utf8')).toBe(parityTable(mutations));
  });
});

describe('the parity mutations', () => {
  it('have distinct behaviours', () => {
    const behaviours = mutations.map(({ behaviour }) => behaviour);
    expect(behaviours.filter((behaviour, index) => behaviours.indexOf(behaviour) !== index)).toEqual([]);
  });

  it('each change one place of their file, and name a test', () => {
    const offenders = mutations.flatMap((mutation) =>
      defectsOf(mutation).map((defect) => `${mutation.behaviour}: ${defect}`),
    );
    expect(offenders).toEqual([]);
  });
});

function defectsOf({ file, find, replace, test, name }: Mutation): string[] {
  const places = existsSync(file) ? readFileSync(file, 'utf8').split(find).length - 1 : 0;
  return [
    ...(places === 1 ? [] : [`${JSON.stringify(find)} occurs ${places} times in ${file}`]),
    ...(replace === find ? ['the replacement is the same text'] : []),
    ...(existsSync(test) ? missingWords(name, readFileSync(test, 'utf8')) : [`there is no ${test}`]),
    ...(name === '' ? ['no test name'] : []),
  ];
}

/** Lists the words of a test's name that its file does not have: the test was renamed. */
function missingWords(name: string, text: string): string[] {
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.filter((word) => !text.includes(word)).map((word) => `no test is named "${name}": ${word}`);
}
