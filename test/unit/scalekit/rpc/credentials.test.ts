import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { KnownFailure } from '../../../../shared/scalekit/failure/failure.ts';
import { accessTokens } from '../../../../shared/scalekit/rpc/access-token.ts';
import { secretsManagerCredentials } from '../../../../shared/scalekit/rpc/credentials.ts';
import { thrownBy } from '../../../support/scalekit/simulated-scalekit.ts';

const secret = { clientId: 'id', clientSecret: 'secret' };
let response: { status: number; body: object };
const server = createServer((_request, reply) => {
  reply.writeHead(response.status, { 'content-type': 'application/x-amz-json-1.1' });
  reply.end(JSON.stringify(response.body));
});
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => server.close());
beforeEach(() => {
  const { port } = server.address() as AddressInfo;
  vi.stubEnv('AWS_ENDPOINT_URL', `http://127.0.0.1:${port}`);
  vi.stubEnv('AWS_REGION', 'us-east-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'local');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local');
});
afterEach(() => {
  vi.unstubAllEnvs();
});

describe('the credentials in Secrets Manager', () => {
  it('are the parsed secret', async () => {
    response = { status: 200, body: { SecretString: JSON.stringify(secret) } };
    expect(await secretsManagerCredentials('arn').get()).toEqual({ ...secret, webhookSecrets: [] });
  });

  it.each([
    [
      ['whsec_a', 'whsec_b'],
      ['whsec_a', 'whsec_b'],
    ],
    [['whsec_a', 7], ['whsec_a']],
    ['whsec_a', []],
    [null, []],
  ])('have the webhook secrets %j as %j, and no wrong list ends the calls', async (webhookSecrets, read) => {
    response = { status: 200, body: { SecretString: JSON.stringify({ ...secret, webhookSecrets }) } };
    expect(await secretsManagerCredentials('arn').get()).toEqual({ ...secret, webhookSecrets: read });
  });

  it.each([
    [400, 'AccessDeniedException', { kind: 'not-sent', isInternal: true }],
    [400, 'DecryptionFailure', { kind: 'not-sent', isInternal: true }],
    [400, 'ResourceNotFoundException', { kind: 'not-sent' }],
    [500, 'InternalServiceError', { kind: 'not-sent' }],
  ])('that cannot be read leave a call unsent: %i %s', async (status, __type, failure) => {
    response = { status, body: { __type } };
    const tokens = accessTokens(secretsManagerCredentials('arn'), async () => ({}));
    const error = await thrownBy(tokens.get());
    expect(error).toBeInstanceOf(KnownFailure);
    expect(error).toHaveProperty('failure', failure);
  });
});
