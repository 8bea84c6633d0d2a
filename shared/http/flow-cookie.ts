import { FLOW_TTL_SECONDS } from '../config/limits.ts';
import { sha256 } from '../text/sha256.ts';

/**
 * The `Set-Cookie` that leaves a flow's secret with the browser that started it. Lax, since a link of another site
 * brings the browser back.
 */
export function setFlowCookie(state: string, secret: string): string {
  return `${cookieName(state)}=${secret}; Max-Age=${FLOW_TTL_SECONDS}; Path=/; Secure; HttpOnly; SameSite=Lax`;
}

/** The `Set-Cookie` that removes the flow's cookie. */
export function clearFlowCookie(state: string): string {
  return `${cookieName(state)}=; Max-Age=0; Path=/; Secure; HttpOnly; SameSite=Lax`;
}

/** The secret in the flow's cookie, from the cookies of a request (`name=value`). */
export function readFlowCookie(cookies: readonly string[], state: string): string | undefined {
  const prefix = `${cookieName(state)}=`;
  return cookies.find((cookie) => cookie.startsWith(prefix))?.slice(prefix.length);
}

/** One per flow, so that two tabs can link concurrently; `__Host-` keeps other hosts of the domain from setting it. */
function cookieName(state: string): string {
  return `__Host-onbehalf-${sha256(state).slice(0, 22)}`;
}
