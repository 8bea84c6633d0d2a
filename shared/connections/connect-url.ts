/** Names, in the query of the page where users link accounts, the connection to link. */
export const CONNECTION_PARAMETER = 'connection';

/** Formats the address at which a user links the connection; the rest of the page's query stays as written. */
export function formatConnectUrl(base: string, connection: string): string {
  const url = new URL(base);
  const own = `${CONNECTION_PARAMETER}=${encodeURIComponent(connection)}`;
  url.search = url.search === '' ? own : `${url.search}&${own}`;
  return url.href;
}
