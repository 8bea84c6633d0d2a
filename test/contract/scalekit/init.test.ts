import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { scalekitFrom } from '../../../shared/scalekit/client.ts';
import { startRecordingScalekit } from '../../support/scalekit/recording-scalekit.ts';

type SecretsManager = (response: ServerResponse) => void;

const hasSecret: SecretsManager = (response) => {
  const SecretString = '{"clientId":"id","clientSecret":"secret"}';
  response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' });
  response.end(JSON.stringify({ SecretString }));
};
const hasNone: SecretsManager = (response) => {
  response.writeHead(400, { 'content-type': 'application/x-amz-json-1.1' });
  response.end('{"__type":"ResourceNotFoundException"}');
};
const hangs: SecretsManager = () => undefined;

let respond = hasSecret;
const server = createServer((_request, response) => respond(response));
let scalekit: Awaited<ReturnType<typeof startRecordingScalekit>>;
beforeEach(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  scalekit = await startRecordingScalekit({});
  vi.stubEnv('AWS_ENDPOINT_URL', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  vi.stubEnv('AWS_REGION', 'us-east-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'local');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await scalekit.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const start = () =>
  scalekitFrom({
    SCALEKIT_ENVIRONMENT_URL: scalekit.url,
    SCALEKIT_SECRET_ARN: 'arn',
    CONNECTION_NAMES: { gmail: 'g' },
  });
const tokens = () => scalekit.recorded.filter(({ path }) => path === '/oauth/token').length;

describe('a process that Lambda starts', () => {
  it('is ready with its token, since Lambda may freeze it then', async () => {
    respond = hasSecret;
    await start();
    expect(tokens()).toBe(1);
  });

  it.each([
    ['has no value', hasNone],
    ['cannot be read', hangs],
  ])('is ready while the secret %s', async (_case, secretsManager) => {
    respond = secretsManager;
    await start();
    expect(tokens()).toBe(0);
  });
});
