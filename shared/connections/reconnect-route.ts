/** The route that makes a new link for an account, as callers write it. */
export function formatReconnectRoute(connection: string): string {
  return `POST /connections/${connection}/authorize`;
}
