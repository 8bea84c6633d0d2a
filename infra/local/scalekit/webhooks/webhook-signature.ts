import { createHmac } from 'node:crypto';

/** `whsec_` followed by the base64 of the key. */
export const webhookSecretPattern = /^whsec_[A-Za-z0-9+/]+={0,2}$/;

type WebhookToSign = { secret: string; id: string; body: string; at: Date };

/**
 * Signs a webhook: the headers of Standard Webhooks.
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export function signWebhook({ secret, id, body, at }: WebhookToSign): Record<string, string> {
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const timestamp = Math.floor(at.getTime() / 1000);
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': `v1,${signature}`,
  };
}
