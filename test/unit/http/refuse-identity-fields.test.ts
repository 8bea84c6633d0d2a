import { describe, expect, it } from 'vitest';
import { refuseIdentityFields } from '../../../shared/http/caller/refuse-identity-fields.ts';
import { errorOf } from '../../support/error-of.ts';

describe('refuseIdentityFields', () => {
  it.each([
    'identifier',
    'Identifier',
    'userId',
    'user_id',
    'USER-ID',
    'x-user-id',
    'organizationId',
    'organization_id',
    'connectedAccountId',
    'connected_account_id',
  ])('refuses %s', (name) => {
    const error = errorOf(() => refuseIdentityFields('body', ['input', name]));
    expect(error.code).toBe('invalid-request');
    expect(error.facts.errors?.[0]?.path).toBe(`body.${name}`);
  });

  it.each(['input', 'connection', 'user-agent', 'x-request-id', 'authorization'])('lets %s pass', (name) => {
    expect(() => refuseIdentityFields('headers', [name])).not.toThrow();
  });
});
