import * as z from 'zod/mini';

/**
 * Which of a user's accounts on a connection: `account` is its label. Without one it is the default account, the only one
 * of nearly every user.
 */
export type AccountRef = {
  /** The product's name of the connection. */
  connection: string;
  account?: string | undefined;
};

/** The label of a further account of a user on a connection. */
export const accountLabel = z.string().check(
  z.regex(/^[a-z0-9-]{1,20}$/, 'must be 1 to 20 of a-z, 0-9 and -'),
  z.meta({
    id: 'AccountLabel',
    description: "The label of a further account; absent: the user's default account.",
    examples: ['work'],
  }),
);

/** The account by itself, as it is stored and returned: the default one has no member `account`. */
export function accountRefOf({ connection, account }: AccountRef): AccountRef {
  return account === undefined ? { connection } : { connection, account };
}

export function isSameAccount(one: AccountRef, other: AccountRef): boolean {
  return one.connection === other.connection && one.account === other.account;
}
