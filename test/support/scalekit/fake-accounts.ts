import type { AccountRef } from '../../../shared/connections/account-ref.ts';
import type { AccountStatus, Accounts, ConnectedAccount } from '../../../shared/scalekit/scalekit.ts';
import { ownerHash, type User } from '../../../shared/state/user-key.ts';

/** The accounts of users at Scalekit, in memory; it records each read. */
export class FakeAccounts {
  /** `list` or `find`, and the identifier of the user. */
  readonly reads: string[] = [];
  /** Fails the reads; called before each. */
  fail: (identifier: string) => void = () => undefined;
  readonly #held = new Map<string, ConnectedAccount[]>();

  /** Sets the status of a user's account; `NOT_CONNECTED` deletes it. */
  set({ issuer, identifier }: User, ref: AccountRef, status: AccountStatus, updatedAt?: number): void {
    const { connection, account } = ref;
    const key = ownerHash({ issuer, identifier, account });
    const others = (this.#held.get(key) ?? []).filter((each) => each.connection !== connection);
    const own = {
      ...{ connection, status },
      ...(account !== undefined && { account }),
      ...(updatedAt !== undefined && { updatedAt }),
    };
    this.#held.set(key, status === 'NOT_CONNECTED' ? others : [...others, own]);
  }

  statusOf(user: User, ref: AccountRef): AccountStatus {
    return this.#find(user, ref).status;
  }

  readonly calls: Pick<Accounts, 'list' | 'find'> = {
    list: async ({ user }, account) => {
      this.#read('list', user);
      return structuredClone(this.#held.get(ownerHash({ ...user, account })) ?? []);
    },
    find: async (ref, { user }) => {
      this.#read('find', user);
      return structuredClone(this.#find(user, ref));
    },
  };

  #find({ issuer, identifier }: User, ref: AccountRef): ConnectedAccount {
    const { connection, account } = ref;
    const found = (this.#held.get(ownerHash({ issuer, identifier, account })) ?? []).find(
      (each) => each.connection === connection,
    );
    return found ?? { connection, ...(account !== undefined && { account }), status: 'NOT_CONNECTED' };
  }

  #read(call: string, { identifier }: User): void {
    this.reads.push(`${call} ${identifier}`);
    this.fail(identifier);
  }
}
