import { inject } from 'vitest';
import { productAt } from './product-at.ts';

export type { ApiResponse } from './product-at.ts';

/** The running stack that all tests on it share. */
export const stack = inject('stack');
export const { simulator, send, token, signedIn } = productAt(stack);

/** Creates an ACTIVE Gmail account for the user, without the flow. */
export function linkGmail(identifier: string) {
  return link(identifier, 'gmail');
}

/** Creates an ACTIVE account for the user on a connection of the product, without the flow. */
export function link(identifier: string, connection: string) {
  const name = `${connection}-local`;
  return simulator.post('accounts/status', { identifier, connection: name, status: 'ACTIVE' });
}

/** Consents or refuses for the user; returns the query that the browser brings back. */
export async function consent(
  link: string,
  decision: 'approve' | 'refuse' = 'approve',
): Promise<URLSearchParams> {
  const { redirectTo } = await simulator.post('consents', { link, decision });
  return new URL(redirectTo).searchParams;
}
