import { goodRequests } from './good-requests.ts';
import { signedIn } from './product.ts';

/**
 * Sends the good request of each route as one user, all concurrently; returns status and code by route. Another user is
 * offboarded: this one could do nothing after it.
 */
export async function sendGoodRequests(user: string): Promise<Record<string, string>> {
  const [own, leaving] = await Promise.all([signedIn(user), signedIn(`${user}-leaves`)]);
  const entries = Object.entries(goodRequests).map(async ([route, { path, body }]) => {
    const [method] = route.split(' ');
    const send = route === 'DELETE /users/me' ? leaving : own;
    const headers = { 'idempotency-key': 'every-route-0123456789' };
    const { status, json } = await send(`${method} ${path}`, body, headers);
    return [route, `${status} ${json?.code ?? json?.message ?? ''}`.trim()] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}
