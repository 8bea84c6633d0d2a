import { AppError } from '../../errors/app-error.ts';

const identityFields = new Set(['identifier', 'userid', 'organizationid', 'connectedaccountid']);

/**
 * Refuses a request that names a user, organization or account: it comes from a confused client or an attacker.
 * All spellings count (`userId`, `user_id`, `X-User-Id`).
 * @throws AppError `invalid-request`
 */
export function refuseIdentityFields(where: 'query' | 'headers' | 'body', names: Iterable<string>): void {
  for (const name of names) {
    const bare = name.toLowerCase().replace(/^x-/, '').replace(/[-_ ]/g, '');
    if (!identityFields.has(bare)) continue;
    throw new AppError('invalid-request', {
      errors: [
        { path: `${where}.${name}`, message: 'names an identity; the user comes from the token only' },
      ],
    });
  }
}
