import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { mutations } from './parity/every.ts';
import { parityTable } from './parity-table.ts';
import { defectsOf } from './places.ts';

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
