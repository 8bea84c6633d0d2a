import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { stack, token } from '../stack/product.ts';
import { NEWEST, type Shown } from './clients.ts';

type Answer = () => Promise<'accept' | 'decline' | 'cancel'>;
type Question = { mode?: string; url?: string; message?: string };

/** A client that can open pages, and how its user decides. The older versions of the protocol have no such question. */
export async function connectChat(sub: string, answer: Answer, version: 'newest' | 'older' = 'newest') {
  const client = new Client(
    { name: 'chat', version: '1' },
    {
      capabilities: { elicitation: { url: {} } },
      ...(version === 'newest' && { versionNegotiation: { mode: { pin: NEWEST } } }),
    },
  );
  const asked: Question[] = [];
  client.setRequestHandler('elicitation/create', async ({ params }) => {
    asked.push(params as Question);
    return { action: await answer() };
  });
  const headers = { authorization: `Bearer ${await token({ sub })}` };
  await client.connect(
    new StreamableHTTPClientTransport(new URL(`${stack.apiUrl}/mcp`), { requestInit: { headers } }),
  );
  return {
    asked,
    listChannels: async () =>
      (await client.callTool({ name: 'slack_list_channels', arguments: {} })) as Shown,
    close: () => client.close(),
  };
}
