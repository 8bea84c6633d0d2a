import { sha256 } from '../text/sha256.ts';

/** Issuer and identifier together name a user: two issuers may use one identifier for two people. */
export type User = { issuer: string; identifier: string };

/** SHA-256 of a user, base64url: names the user in keys and logs without revealing the identity. */
export function userHash({ issuer, identifier }: User): string {
  return sha256(`${issuer}\n${identifier}`);
}

/** Partition key of all items of a user. */
export function userKey(user: User): string {
  return `USER#${userHash(user)}`;
}
