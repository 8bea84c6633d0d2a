import { sha256 } from '../text/sha256.ts';

/** A user is known by issuer and identifier together: two issuers may use one identifier for two people. */
export type User = { issuer: string; identifier: string };

/** SHA-256 of a user, base64url: names the user in keys and logs without telling who it is. */
export function userHash({ issuer, identifier }: User): string {
  return sha256(`${issuer}\n${identifier}`);
}

/** Partition key under which everything of one user lies. */
export function userKey(user: User): string {
  return `USER#${userHash(user)}`;
}
