import { createHash } from 'node:crypto';

/** A user is known by issuer and identifier together: two issuers may use one identifier for two people. */
export type User = { issuer: string; identifier: string };

/** SHA-256 of a user, base64url: names the user in keys and logs without telling who it is. */
export function userHash({ issuer, identifier }: User): string {
  return sha256(`${issuer}\n${identifier}`);
}

/** SHA-256 of a text, base64url. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

/** Partition key under which everything of one user lies. */
export function userKey(user: User): string {
  return `USER#${userHash(user)}`;
}
