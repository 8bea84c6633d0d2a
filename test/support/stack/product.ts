import { inject } from 'vitest';
import { productAt } from './product-at.ts';

export type { Answer } from './product-at.ts';

/** The running stack that the product's tests share. */
export const stack = inject('stack');
export const { simulator, send, token, signedIn } = productAt(stack);

/** Gives the user an ACTIVE Gmail account, without the flow. */
export function linkGmail(identifier: string) {
  return link(identifier, 'gmail');
}

/** Gives the user an ACTIVE account on a connection of the product, without the flow. */
export function link(identifier: string, connection: string) {
  const name = `${connection}-local`;
  return simulator.post('accounts/status', { identifier, connection: name, status: 'ACTIVE' });
}

/** Acts out the user's consent and gives what comes back with the browser. */
export async function consent(
  link: string,
  decision: 'approve' | 'refuse' = 'approve',
): Promise<URLSearchParams> {
  const { redirectTo } = await simulator.post('consents', { link, decision });
  return new URL(redirectTo).searchParams;
}
