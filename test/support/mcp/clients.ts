import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { Client as FirstClient } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport as FirstTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

export type Shown = { content: { type: string; text: string }[]; isError?: boolean };

/** One official client, connected. */
type Connected = {
  /** The version of the protocol that it agreed on with the server. */
  version: string | undefined;
  list: () => Promise<string[]>;
  call: (name: string, input?: Record<string, unknown>) => Promise<Shown>;
  close: () => Promise<void>;
};

/** Connects a client with a user's token. */
type Connect = (mcpUrl: string, token: string) => Promise<Connected>;

export const NEWEST = '2026-07-28';
const info = { name: 'official', version: '1' };
const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });

/** The official clients, by package and version of the protocol. */
export const officialClients: Record<string, { version: string; connect: Connect }> = {
  'client 2, pinned': { version: NEWEST, connect: second({ mode: { pin: NEWEST } }) },
  'client 2, auto': { version: NEWEST, connect: second({ mode: 'auto' }) },
  'client 2 as it is': { version: '2025-11-25', connect: second({}) },
  ...Object.fromEntries(
    ['2025-11-25', '2025-06-18', '2025-03-26', '2024-11-05'].map((version) => [
      `sdk 1, ${version}`,
      { version, connect: first(version) },
    ]),
  ),
};

function second(
  versionNegotiation: NonNullable<ConstructorParameters<typeof Client>[1]>['versionNegotiation'],
) {
  return async (mcpUrl: string, token: string): Promise<Connected> => {
    const client = new Client(info, { ...(versionNegotiation && { versionNegotiation }) });
    await client.connect(new StreamableHTTPClientTransport(new URL(mcpUrl), { requestInit: bearer(token) }));
    return {
      version: client.getNegotiatedProtocolVersion(),
      list: async () => (await client.listTools()).tools.map(({ name }) => name),
      call: async (name, input = {}) => (await client.callTool({ name, arguments: input })) as Shown,
      close: () => client.close(),
    };
  };
}

/** The first client always asks for its newest version: a request for an older one is what older releases sent. */
function first(version: string): Connect {
  return async (mcpUrl, token) => {
    const client = new FirstClient(info);
    const transport = new FirstTransport(new URL(mcpUrl), {
      requestInit: bearer(token),
      fetch: (url, init) => fetch(url, { ...init, ...askFor(version, init?.body) }),
    });
    // Its types and exactOptionalPropertyTypes disagree.
    await client.connect(transport as Parameters<typeof client.connect>[0]);
    return {
      version: transport.protocolVersion,
      list: async () => (await client.listTools()).tools.map(({ name }) => name),
      call: async (name, input = {}) => (await client.callTool({ name, arguments: input })) as Shown,
      close: () => client.close(),
    };
  };
}

function askFor(protocolVersion: string, body: unknown): { body?: string } {
  if (typeof body !== 'string') return {};
  const message = JSON.parse(body);
  if (message.method !== 'initialize') return {};
  return { body: JSON.stringify({ ...message, params: { ...message.params, protocolVersion } }) };
}
