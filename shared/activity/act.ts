import type { RequestScope } from '../lambda/request-scope.ts';

/** The way by which an act came: a request to the API, a call over MCP, or the user's own schedule. */
export const ACT_WAYS = ['api', 'mcp', 'schedule'] as const;

/** Who did something in the user's name. */
export type ActCaller = {
  via: (typeof ACT_WAYS)[number];
  /** The client that the token proved. */
  client?: string | undefined;
  /** The client id of the service that acted for the user; absent when the user acted. */
  service?: string | undefined;
};

/** The caller of a request. */
export function callerOfAct({ via, client, service }: Partial<RequestScope>): ActCaller {
  return {
    via: via ?? 'api',
    ...(client !== undefined && { client }),
    ...(service !== undefined && { service }),
  };
}
