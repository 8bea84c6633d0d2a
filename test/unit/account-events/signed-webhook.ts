import { createHmac } from 'node:crypto';

export const NOW = Date.UTC(2026, 5, 1, 12);
export const KEY = Buffer.alloc(24, 7);
export const SECRET = `whsec_${KEY.toString('base64')}`;
export const OTHER_SECRET = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;
export const ID = 'evt_101652975398683158';
export const BODY = '{"type":"connected_account.status_updated"}';

/** The signature of version 1, as Standard Webhooks defines it; written without the product's code. */
export function sign(key: Buffer, body: string | Buffer = BODY, timestamp = stamp(), id = ID): string {
  return `v1,${createHmac('sha256', key)
    .update(Buffer.concat([Buffer.from(`${id}.${timestamp}.`), Buffer.from(body)]))
    .digest('base64')}`;
}

/** The timestamp so many seconds from now. */
export function stamp(seconds = 0): string {
  return String(NOW / 1_000 + seconds);
}

export function headersOf(signature: string, timestamp = stamp(), id = ID): Record<string, string> {
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature };
}
