import { AppError } from '../../../shared/errors/app-error.ts';
import { accountIdentifier } from '../../../shared/scalekit/account-identifier.ts';
import { isLabelAllowed, type Labels } from '../../../shared/state/accounts/labels.ts';
import { type DigestOwner, type User, userKey } from '../../../shared/state/user-key.ts';

/** In-memory labels with the table's limits; test/contract/state/labels.test.ts tests both. */
export function fakeLabels(): Labels {
  const labels = new Map<string, Set<string>>();
  const known = new Map<string, Set<string>>();
  const additions = new Map<string, number>();
  const owners = new Map<string, Required<DigestOwner>>();
  const setOf = (sets: Map<string, Set<string>>, user: User) => {
    const set = sets.get(userKey(user)) ?? new Set();
    sets.set(userKey(user), set);
    return set;
  };
  const keep: Labels['keep'] = async (user, account) => {
    for (const sets of [labels, known]) setOf(sets, user).add(account);
    additions.set(userKey(user), count(user) + 1);
  };
  const count = (user: User) => additions.get(userKey(user)) ?? 0;
  return {
    list: async (user) => [...setOf(labels, user)].toSorted(),
    find: async (user) => ({ labels: setOf(labels, user), known: setOf(known, user) }),
    async add(user, account) {
      const [own, ever] = [setOf(labels, user), setOf(known, user)];
      if (!isLabelAllowed({ labels: own, known: ever }, account)) throw new AppError('invalid-request');
      await keep(user, account);
      const { issuer, identifier } = user;
      owners.set(accountIdentifier(user, account), { issuer, identifier, account });
    },
    keep,
    countAdditions: async (user) => count(user),
    async remove(user, account, seen) {
      if (seen === count(user)) setOf(labels, user).delete(account);
    },
    findOwner: async (identifier) => owners.get(identifier),
  };
}
