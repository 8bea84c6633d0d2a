import { AppError } from '../../shared/errors/app-error.ts';
import type { LiveSecrets } from './live-secrets.ts';
import { type SignedWebhook, type Verdict, verifyWebhook } from './verify-webhook.ts';

export type AuthenticateDeps = { secrets: LiveSecrets; now: () => number };

/**
 * Refuses a webhook that no live secret has signed. Calls nothing but Secrets Manager, and that at most once in 30 s.
 * @throws AppError `unauthenticated`, and those of Secrets Manager
 */
export async function authenticate(webhook: SignedWebhook, deps: AuthenticateDeps): Promise<void> {
  const verdict = await judge(webhook, deps);
  if (verdict !== 'valid') throw new AppError('unauthenticated');
}

async function judge(webhook: SignedWebhook, { secrets, now }: AuthenticateDeps): Promise<Verdict> {
  const verdict = verifyWebhook(webhook, await secrets.get(), now());
  if (verdict !== 'foreign') return verdict;
  // A secret may have been added since they were read.
  const renewed = await secrets.renew();
  return renewed === undefined ? verdict : verifyWebhook(webhook, renewed, now());
}
