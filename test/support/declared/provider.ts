import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll } from 'vitest';
import type { HttpAction } from '../../../shared/connections/actions/http-action.ts';
import type { ConnectionConfig } from '../../../shared/connections/connections.ts';
import { withDeclaredTools } from '../../../shared/scalekit/declared/declared-tools.ts';
import { UserToken } from '../../../shared/scalekit/provider-api/user-token.ts';
import type { Tools } from '../../../shared/scalekit/scalekit.ts';
import { requestScope } from '../request-scope.ts';

/** A request as it arrived. */
type Arrived = Pick<IncomingMessage, 'method' | 'url' | 'headers' | 'rawHeaders'> & {
  body: string;
  port: number | undefined;
};

export const TOKEN = 'ya29-canary-of-declared';

/** An HTTP server for the tests of one file. @param respond default: 200 with `{}` */
export function useProvider() {
  const arrived: Arrived[] = [];
  const state: { respond: RequestListener | undefined } = { respond: undefined };
  let server: Server;
  beforeAll(async () => {
    server = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      const { method, url, headers, rawHeaders } = request;
      arrived.push({ method, url, headers, rawHeaders, body, port: request.socket.remotePort });
      if (state.respond !== undefined) state.respond(request, response);
      else response.end('{}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { arrived, state, origin };
}

/** An action without a part that a test does not name. */
export function action(parts: Partial<HttpAction> = {}): HttpAction {
  return { mark: 'write', description: 'x', method: 'POST', path: '/v1/things', inputSchema: {}, ...parts };
}

const refuse = () => Promise.reject(new Error('No tool of Scalekit is called.'));

/** The tools of one connection `own` that declares these actions. */
export function declaredTools(actions: Record<string, HttpAction>, api: string): Tools {
  const config: ConnectionConfig = { provider: 'OWN', displayName: 'Own', tools: {}, actions };
  const none: Tools = {
    definitions: refuse,
    definition: refuse,
    prepare: async () => undefined,
    read: refuse,
    write: refuse,
  };
  const find = (connection: string) => (connection === 'own' ? config : undefined);
  return withDeclaredTools(none, async () => new UserToken(TOKEN, api), find);
}

export const scopeOf = (ms = 5_000) => requestScope({ deadline: Date.now() + ms });
export const callOf = (tool: string, input: Record<string, unknown> = {}) => ({
  connection: 'own',
  tool,
  input,
});
