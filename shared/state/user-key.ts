import { sha256 } from '../text/sha256.ts';

/** Issuer and identifier together name a user: two issuers may use one identifier for two people. */
export type User = { issuer: string; identifier: string };

/** The owner of a digest: a user, or one of the user's labelled accounts. */
export type DigestOwner = User & { account?: string | undefined };

/** SHA-256 of a user, base64url: names the user in keys and logs without revealing the identity. */
export function userHash({ issuer, identifier }: User): string {
  return sha256(`${issuer}\n${identifier}`);
}

/** SHA-256 of a user's labelled account, base64url; without a label that of the user. No identifier has a line break. */
export function ownerHash({ account, ...user }: DigestOwner): string {
  const { issuer, identifier } = user;
  return account === undefined ? userHash(user) : sha256(`${issuer}\n${identifier}\n${account}`);
}

/** Partition key of all items of a user. */
export function userKey(user: User): string {
  return `USER#${userHash(user)}`;
}

/** Sort key of an item of a digest: those of a labelled account stand under its label. */
export function digestSortKey({ account }: DigestOwner, name: string): string {
  return account === undefined ? name : `ACCOUNT#${account}#${name}`;
}

/** The label in the sort key of an item of a digest. */
export function labelOf(sortKey: string): string | undefined {
  const [, account] = /^ACCOUNT#([^#]+)#/.exec(sortKey) ?? [];
  return account;
}
