import { z } from 'zod';
import { CommandError } from '../command-error.ts';
import { isPassing, type RestResult, type ScalekitRest } from './rest-client.ts';

/**
 * What Scalekit shows of a connection's OAuth app. `unshown`: Scalekit does not show it to these credentials, or the
 * connection has none. The response also has the app's client secret, which is not read.
 */
export type ConnectionSettings = OAuthApp | 'unshown';

type OAuthApp = {
  /** Whether it is Scalekit's own app, which all its customers share. */
  isShared: boolean;
  clientId: string;
  /** Empty where Scalekit lists none. */
  scopes: string[];
};

const response = z.looseObject({
  connection: z.looseObject({
    oauth_config: z.looseObject({
      use_platform_creds: z.boolean().optional(),
      client_id: z.string().optional(),
      scopes: z.array(z.string()).optional(),
    }),
  }),
});

/**
 * Reads a connection's settings: `GET /api/v1/connections/{id}`, a preview of Scalekit's API that its published
 * descriptors have and its REST reference does not yet.
 * @throws CommandError while Scalekit is down, which says nothing about the app
 */
export async function readSettings(rest: ScalekitRest, id: string): Promise<ConnectionSettings> {
  const found = await requestSettings(rest, id);
  if ('value' in found) return found.value;
  throw new CommandError('Scalekit does not respond with a connection: run the command again later');
}

/** As `readSettings`; while Scalekit is down, the result after which to try again. */
export async function requestSettings(
  rest: ScalekitRest,
  id: string,
): Promise<{ value: ConnectionSettings } | { result: RestResult }> {
  const result = await rest.call('GET', `/api/v1/connections/${encodeURIComponent(id)}`);
  return isPassing(result) ? { result } : { value: parseSettings(result) };
}

function parseSettings(result: RestResult): ConnectionSettings {
  const parsed = result.status === 200 ? response.safeParse(result.body) : undefined;
  if (!parsed?.success) return 'unshown';
  const { use_platform_creds, client_id, scopes } = parsed.data.connection.oauth_config;
  return { isShared: use_platform_creds ?? false, clientId: client_id ?? '', scopes: scopes ?? [] };
}
