import * as z from 'zod';
import { findConnection } from '../connections/allow-list.ts';
import type { ConnectionConfig } from '../connections/connections.ts';
import { AppError } from '../errors/app-error.ts';

/** The schema of a path with `{connection}`. */
export const connectionPath = z.strictObject({
  connection: z
    .string()
    .min(1)
    .max(64)
    .meta({ examples: ['gmail'] }),
});

/** The configuration of the connection that a request names. @throws AppError `connection-unknown` */
export function knownConnection(name: string): ConnectionConfig {
  const config = findConnection(name);
  if (config === undefined) throw new AppError('connection-unknown');
  return config;
}
