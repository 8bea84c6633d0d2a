import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Decision, Script } from '../framework.ts';

/** The form in which a vendor's API takes messages and tools, and returns what its model decides. */
export type Vendor = {
  /** The tool results of the conversation. @throws Error where the vendor would refuse the messages */
  received(body: Body): string[];
  /** The names of the tools that the model is offered. */
  offered(body: Body): string[];
  /** The response with a decision; `id` is that of the tool call. */
  respond(decision: Decision, id: string): unknown;
};
// biome-ignore lint/suspicious/noExplicitAny: each vendor reads its own form
export type Body = any;

/** A vendor's API on loopback with a model that decides by a script. Ids of tool calls are the same in every conversation. */
export async function startFakeModel({ received, offered, respond }: Vendor) {
  const model = { script: (() => '') as Script, received: [] as string[], offered: [] as string[] };
  const server = createServer(async (incoming, outgoing) => {
    const body: Body = JSON.parse(Buffer.concat(await incoming.toArray()).toString());
    outgoing.setHeader('content-type', 'application/json');
    try {
      model.received = received(body);
      model.offered = offered(body);
      const decision = await model.script(model.received);
      outgoing.end(JSON.stringify(respond(decision, `call_${model.received.length + 1}`)));
    } catch (error) {
      outgoing.statusCode = 400;
      outgoing.end(JSON.stringify({ message: String(error) }));
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return Object.assign(model, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  });
}

/** Every tool call needs its one result, in the message that follows; vendors refuse anything else. */
export function assertAnswered(called: readonly string[], answered: readonly string[]): void {
  if (called.join() !== answered.join()) throw new Error(`called ${called}, results of ${answered}`);
}
