import { ScalekitClient, WebhookVerificationError } from '@scalekit-sdk/node';
import { describe, expect, it } from 'vitest';
import { signWebhook } from '../../../infra/local/scalekit/webhooks/webhook-signature.ts';

const SECRET = `whsec_${Buffer.alloc(24, 3).toString('base64')}`;
const client = new ScalekitClient('http://127.0.0.1:9', 'id', 'secret');
const body = '{ "type": "connected_account.updated" }';
const signed = (secret: string, at = new Date()) => signWebhook({ secret, id: 'evt_1', body, at });

describe('verifyWebhookPayload', () => {
  it('needs the body as it came: the same JSON written otherwise is refused', () => {
    expect(client.verifyWebhookPayload(SECRET, signed(SECRET), body)).toBe(true);
    const written = JSON.stringify(JSON.parse(body));
    expect(() => client.verifyWebhookPayload(SECRET, signed(SECRET), written)).toThrow(
      WebhookVerificationError,
    );
  });

  it.each([-290, 290])('takes a time that is %i s off', (seconds) => {
    const headers = signed(SECRET, new Date(Date.now() + seconds * 1000));
    expect(client.verifyWebhookPayload(SECRET, headers, body)).toBe(true);
  });

  it.each([-310, 310])('refuses a time that is %i s off', (seconds) => {
    const headers = signed(SECRET, new Date(Date.now() + seconds * 1000));
    expect(() => client.verifyWebhookPayload(SECRET, headers, body)).toThrow(WebhookVerificationError);
  });

  it('takes one right signature among several, as a rotation sends them', () => {
    const headers = signed(SECRET);
    const both = `v1,${Buffer.alloc(32).toString('base64')} ${headers['webhook-signature']}`;
    expect(client.verifyWebhookPayload(SECRET, { ...headers, 'webhook-signature': both }, body)).toBe(true);
  });

  it('believes whoever signs with nothing when the secret has no key', () => {
    expect(client.verifyWebhookPayload('whsec_', signed('whsec_'), body)).toBe(true);
  });

  it('finds headers in lower case alone', () => {
    const headers = Object.fromEntries(
      Object.entries(signed(SECRET)).map(([name, value]) => [name.toUpperCase(), value]),
    );
    expect(() => client.verifyWebhookPayload(SECRET, headers, body)).toThrow('Missing required headers');
  });
});
