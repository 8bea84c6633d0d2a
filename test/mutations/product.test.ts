import { describe, expect, it } from 'vitest';
import { defectsOf } from './places.ts';
import { mutations } from './product/every.ts';

describe('the mutations of the product', () => {
  it('are at least 150', () => {
    expect(mutations.length).toBeGreaterThanOrEqual(150);
  });

  it('have distinct behaviours', () => {
    const behaviours = mutations.map(({ behaviour }) => behaviour);
    expect(behaviours.filter((behaviour, index) => behaviours.indexOf(behaviour) !== index)).toEqual([]);
  });

  it('each change one place of the product, and name a test', () => {
    const offenders = mutations.flatMap((mutation) =>
      defectsOf(mutation).map((defect) => `${mutation.behaviour}: ${defect}`),
    );
    expect(offenders).toEqual([]);
  });
});
