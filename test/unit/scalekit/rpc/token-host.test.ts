import { createServer } from 'node:http';
import { syncBuiltinESMExports } from 'node:module';
import { type AddressInfo, connect } from 'node:net';
import tls, { type TLSSocket } from 'node:tls';
import { afterEach, expect, it, vi } from 'vitest';
import { tokenRequests } from '../../../../shared/scalekit/rpc/request-token.ts';

const hosts: unknown[] = [];
const server = createServer((request, response) => {
  hosts.push(request.headers.host);
  response.end('{}');
});
afterEach(() => {
  vi.restoreAllMocks();
  syncBuiltinESMExports();
  server.close();
});

it('a request for a token names the host as the SDK does: without the port of https', async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  // No test can listen on port 443: the connection leads to the server, without TLS.
  vi.spyOn(tls, 'connect').mockImplementation(() => connect(port, '127.0.0.1') as TLSSocket);
  syncBuiltinESMExports();
  await tokenRequests('https://env.scalekit.example')({ clientId: 'id', clientSecret: 'secret' });
  expect(hosts).toEqual(['env.scalekit.example']);
});
