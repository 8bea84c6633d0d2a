import { ScalekitClient, WebhookVerificationError } from '@scalekit-sdk/node';
import { describe, expect, it } from 'vitest';
import { signWebhook } from '../../../infra/local/scalekit/webhooks/webhook-signature.ts';

const SECRET = `whsec_${Buffer.alloc(24, 3).toString('base64')}`;
const client = new ScalekitClient('http://127.0.0.1:9', 'id', 'secret');
const body = '{ "type": "connected_account.updated" }';
const signed = (secret: string, at = new Date()) => signWebhook({ secret, id: 'evt_1', body, at });

describe('verifyWebhookPayload', () => {
  it('needs the raw body: the same JSON in another form is refused', () => {
    expect(client.verifyWebhookPayload(SECRET, signed(SECRET), body)).toBe(true);
    const written = JSON.stringify(JSON.parse(body));
    expect(() => client.verifyWebhookPayload(SECRET, signed(SECRET), written)).toThrow(
      WebhookVerificationError,
    );
  });

  it.each([-290, 290])('accepts a time that is %i s off', (seconds) => {
    const headers = signed(SECRET, new Date(Date.now() + seconds * 1000));
    expect(client.verifyWebhookPayload(SECRET, headers, body)).toBe(true);
  });

  it.each([-310, 310])('refuses a time that is %i s off', (seconds) => {
    const headers = signed(SECRET, new Date(Date.now() + seconds * 1000));
    expect(() => client.verifyWebhookPayload(SECRET, headers, body)).toThrow(WebhookVerificationError);
  });

  it('accepts one valid signature among several, as during a rotation', () => {
    const headers = signed(SECRET);
    const both = `v1,${Buffer.alloc(32).toString('base64')} ${headers['webhook-signature']}`;
    expect(client.verifyWebhookPayload(SECRET, { ...headers, 'webhook-signature': both }, body)).toBe(true);
  });

  it('accepts a signature by an empty key when the secret has no key', () => {
    expect(client.verifyWebhookPayload('whsec_', signed('whsec_'), body)).toBe(true);
  });

  it('finds headers only in lower case', () => {
    const headers = Object.fromEntries(
      Object.entries(signed(SECRET)).map(([name, value]) => [name.toUpperCase(), value]),
    );
    expect(() => client.verifyWebhookPayload(SECRET, headers, body)).toThrow('Missing required headers');
  });
});
