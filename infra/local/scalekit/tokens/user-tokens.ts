import { randomBytes } from 'node:crypto';

/** A user's OAuth tokens at the provider. */
export type UserTokens = { accessToken: string; refreshToken: string; scopes: string[]; expiresAt: Date };

const LIFETIME_MS = 60 * 60 * 1000;

/** Creates tokens in Google's form, valid for an hour. */
export function createTokens(): UserTokens {
  return { ...createAccessToken(), refreshToken: `1//${randomBytes(24).toString('base64url')}`, scopes: [] };
}

/** Creates the access token of a refresh. The refresh token stays, as Google's does. */
export function createAccessToken(): Pick<UserTokens, 'accessToken' | 'expiresAt'> {
  const accessToken = `ya29.${randomBytes(24).toString('base64url')}`;
  return { accessToken, expiresAt: new Date(Date.now() + LIFETIME_MS) };
}

/** An API key, as an account keeps it: valid until its provider revokes it. */
export function createKey(key = `key-${randomBytes(24).toString('base64url')}`): UserTokens {
  return { accessToken: key, refreshToken: '', scopes: [], expiresAt: new Date(8.64e15) };
}
