import * as z from 'zod/mini';
import { accountLabel } from '../connections/account-ref.ts';
import { findConnection } from '../connections/allow-list.ts';
import type { ConnectionConfig } from '../connections/connections.ts';
import { AppError } from '../errors/app-error.ts';

/** The schema of a path with `{connection}`. */
export const connectionPath = z.strictObject({
  connection: z.string().check(z.minLength(1), z.maxLength(64), z.meta({ examples: ['gmail'] })),
});

/** The schema of a query that selects one of the user's accounts on the connection. */
export const accountQuery = z.strictObject({ account: z.optional(accountLabel) });

/** The configuration of the connection that a request names. @throws AppError `connection-unknown` */
export function knownConnection(name: string): ConnectionConfig {
  const config = findConnection(name);
  if (config === undefined) throw new AppError('connection-unknown');
  return config;
}
