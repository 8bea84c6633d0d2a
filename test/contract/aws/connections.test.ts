import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import tls from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { openService } from '../../../shared/aws/aws-service.ts';
import { awsServer, certificates, responses, tlsServer } from '../../support/aws/aws-server.ts';

const request = { method: 'POST', path: '/', body: '{}' } as const;

const trusted = tls.getCACertificates('default');
beforeAll(() => tls.setDefaultCACertificates([...trusted, certificates.ca]));
afterAll(() => tls.setDefaultCACertificates(trusted));

const opened: { close(): void }[] = [];
afterEach(() => {
  for (const service of opened.splice(0)) service.close();
  vi.restoreAllMocks();
});

function openDynamoDb(environment: Record<string, string>, attemptMs = 30_000) {
  const service = openService({ service: 'dynamodb', attempts: 3, attemptMs, environment });
  opened.push(service);
  return service;
}

describe.each([
  ['HTTP', awsServer],
  ['TLS', tlsServer],
])('connections over %s', (_protocol, startServer) => {
  it('are reused, one for requests after each other and one for each concurrent request', async () => {
    const { environment, requests, connections } = await startServer();
    const service = openDynamoDb(environment);
    for (let time = 0; time < 5; time += 1) await service.call(request);
    expect(connections()).toBe(1);
    for (let time = 0; time < 3; time += 1) await Promise.all([1, 2, 3].map(() => service.call(request)));
    expect([requests.length, connections()]).toEqual([14, 3]);
  });

  it('that the service has closed meanwhile fail no call', async () => {
    const { server, environment, connections } = await startServer();
    const service = openDynamoDb(environment);
    await service.call(request);
    server.closeIdleConnections();
    await service.call(request);
    expect(connections()).toBe(2);
  });
});

it('reuses a connection after an error and after a pause longer than an attempt', async () => {
  const { environment, connections } = await awsServer(responses.error(500, 'Any'), responses.success());
  const service = openDynamoDb(environment, 1_000);
  await service.call(request);
  await sleep(1_100);
  await service.call(request);
  expect(connections()).toBe(1);
});

describe('a connection that is opened early', () => {
  it('is there before the first request, which uses it', async () => {
    const { server, environment, requests, connections } = await tlsServer();
    const service = openDynamoDb(environment);
    service.connect();
    await once(server, 'secureConnection');
    expect([requests.length, connections()]).toEqual([0, 1]);
    await service.call(request);
    await service.call(request);
    expect([requests.length, connections()]).toEqual([2, 1]);
  });

  it('serves a request that comes while it is being opened', async () => {
    const { environment, connections } = await tlsServer();
    const service = openDynamoDb(environment);
    service.connect();
    await service.call(request);
    expect(connections()).toBe(1);
  });

  it('serves one of concurrent requests', async () => {
    const { environment, connections } = await tlsServer();
    const service = openDynamoDb(environment);
    service.connect();
    await Promise.all([service.call(request), service.call(request)]);
    expect(connections()).toBe(2);
  });

  it('fails no call when the service has closed it meanwhile', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0);
    const { server, environment, connections } = await tlsServer();
    const service = openDynamoDb(environment);
    service.connect();
    const [socket] = await once(server, 'secureConnection');
    socket.destroy();
    await service.call(request);
    expect(connections()).toBe(2);
  });

  it('is not used after ten seconds: the process was frozen, and the service may have forgotten it', async () => {
    const clock = vi.spyOn(Date, 'now').mockReturnValue(1_800_000_000_000);
    const { server, environment, connections } = await tlsServer();
    const service = openDynamoDb(environment);
    service.connect();
    await once(server, 'secureConnection');
    clock.mockReturnValue(1_800_000_010_000);
    await service.call(request);
    expect(connections()).toBe(2);
  });

  it('is closed with the service', async () => {
    const { server, environment } = await tlsServer();
    const service = openDynamoDb(environment);
    service.connect();
    const [socket] = await once(server, 'secureConnection');
    service.close();
    await expect.poll(() => socket.destroyed, { timeout: 2_000 }).toBe(true);
  });

  it('fails nothing when the service cannot be reached', async () => {
    const { server, environment } = await tlsServer();
    server.close();
    const service = openDynamoDb(environment);
    service.connect();
    await sleep(50);
    await expect(service.call(request)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});
