import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Received = { headers: Record<string, string>; body: string; event: WebhookBody };

export type WebhookBody = {
  id: string;
  type: string;
  occurred_at: string;
  organization_id?: string;
  data: Record<string, string>;
};

/** The response to a webhook: a status, no response, or a TCP reset. */
export type Reply = number | 'hang' | 'reset';

/** Starts an endpoint that stores the webhooks it receives. */
export async function startWebhookReceiver() {
  const received: Received[] = [];
  const replies: Reply[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString();
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    );
    received.push({ headers, body, event: JSON.parse(body) as WebhookBody });
    const reply = replies.shift() ?? 201;
    if (reply === 'reset') request.socket.resetAndDestroy();
    else if (reply !== 'hang') response.writeHead(reply).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/webhooks`,
    received,
    /** Sets the next responses in this order; the default is 201. */
    reply: (...next: Reply[]) => replies.push(...next),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
