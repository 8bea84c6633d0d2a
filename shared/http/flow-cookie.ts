import { randomBytes } from 'node:crypto';
import { FLOW_TTL_SECONDS } from '../config/limits.ts';
import { sha256 } from '../state/user-key.ts';

/** Proves that a browser is the one that started a flow. Each flow has its own, so that two tabs can run at once. */
export type FlowCookie = { name: string; value: string };

/** `__Host-`: this host's alone, whatever a neighbour under the same domain sets. */
export function newFlowCookie(state: string): FlowCookie {
  return { name: cookieName(state), value: randomBytes(32).toString('base64url') };
}

/** Lax, since the browser brings it back by a link from another site. */
export function setCookie({ name, value }: FlowCookie): string {
  return `${name}=${value}; Max-Age=${FLOW_TTL_SECONDS}; Path=/; Secure; HttpOnly; SameSite=Lax`;
}

export function clearCookie(state: string): string {
  return `${cookieName(state)}=; Max-Age=0; Path=/; Secure; HttpOnly; SameSite=Lax`;
}

/** The value of the flow's cookie among those of a request. */
export function flowCookieOf(cookies: readonly string[], state: string): string | undefined {
  const prefix = `${cookieName(state)}=`;
  return cookies.find((cookie) => cookie.startsWith(prefix))?.slice(prefix.length);
}

function cookieName(state: string): string {
  return `__Host-onbehalf-${sha256(state).slice(0, 22)}`;
}
