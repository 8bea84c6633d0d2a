import { describe, expect, it } from 'vitest';
import { createConnectionNames } from '../../../shared/scalekit/connection-names.ts';
import { errorOf } from '../../support/error-of.ts';

describe('the names of connections', () => {
  const names = createConnectionNames({ gmail: 'gmail-x7', slack: 'gmail' });

  it('translate to Scalekit’s and back, also where one is the other’s name', () => {
    expect([names.toScalekit('gmail'), names.toScalekit('slack')]).toEqual(['gmail-x7', 'gmail']);
    expect([names.toProduct('gmail-x7'), names.toProduct('gmail')]).toEqual(['gmail', 'slack']);
  });

  it.each(['notion', 'gmail-x7', 'constructor', '__proto__', ''])(
    'have none for %j, which the product does not configure',
    (unknown) => {
      expect(errorOf(() => names.toScalekit(unknown)).code).toBe('connection-unknown');
    },
  );

  it.each(['notion', 'slack', 'constructor', '__proto__', ''])(
    'leave out %j, which is another product’s at Scalekit',
    (foreign) => {
      expect(names.toProduct(foreign)).toBeUndefined();
    },
  );
});
