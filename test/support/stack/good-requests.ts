import { authorizationRows, type Target } from './authorization-rows.ts';

type GoodRequest = Pick<Target, 'path' | 'body'> & { connectionIn?: 'path' | 'query' | 'body' | undefined };

/** A good request for each route of the API's own that demands a token, for tests that break one part of a request at a time. */
export const goodRequests: Record<string, GoodRequest> = Object.fromEntries(
  Object.entries(authorizationRows)
    .filter(([, { scopes, protocol }]) => scopes !== 'none' && !protocol)
    .map(([route, { own, harmless: { path, body } = own }]) => [
      route,
      { path, ...(body !== undefined && { body }), connectionIn: placeOfConnection(route, { path, body }) },
    ]),
);

function placeOfConnection(route: string, { path, body }: Pick<Target, 'path' | 'body'>) {
  if (route.includes('/{connection}')) return 'path';
  if (path.includes('?connection=')) return 'query';
  return body !== undefined && 'connection' in body ? 'body' : undefined;
}
