import { createServer, connect as dial, type Server, type Socket } from 'node:net';
import type { StackEvents } from '../../events/stack-events.ts';
import { Link } from './link.ts';
import type { NetworkChange } from './network-change.ts';

/** What happens to connections that are yet to come. */
type Coming = { change: NetworkChange; left: number };

/** A TCP proxy on a loopback port: the network between the functions and Scalekit, with what goes wrong in it. */
export class TcpProxy {
  readonly #target: { host: string; port: number };
  readonly #events: StackEvents;
  readonly #links = new Set<Link>();
  readonly #server: Server;
  #coming: Coming | undefined;
  #opened = 0;

  constructor(target: { host: string; port: number }, events: StackEvents) {
    this.#target = target;
    this.#events = events;
    this.#server = createServer({ noDelay: true, allowHalfOpen: true }, (client) => this.#accept(client));
  }

  /** @returns its port. @throws what `listen` throws */
  async listen(port = 0): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, '127.0.0.1', resolve);
    });
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('The proxy has no port.');
    return address.port;
  }

  /** Changes what happens to connections. @returns how many open ones it changed */
  apply(change: NetworkChange): number {
    if (change.on !== 'open')
      this.#coming = change.do === 'pass' ? undefined : { change, left: change.times };
    const open = change.on === 'new' ? [] : [...this.#links];
    for (const link of open) link.apply(change);
    this.#events.record('network', change.do, { on: change.on, connections: open.length });
    return open.length;
  }

  describe() {
    const coming = this.#coming && { ...this.#coming.change, times: this.#coming.left };
    return { connections: [...this.#links].map((link) => link.describe()), ...(coming && { coming }) };
  }

  close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    for (const link of this.#links) link.destroy();
    return closed;
  }

  #accept(client: Socket): void {
    this.#opened += 1;
    const link = new Link(
      this.#opened,
      client,
      dial({ ...this.#target, allowHalfOpen: true, noDelay: true }),
    );
    this.#links.add(link);
    void link.closed.then(() => this.#links.delete(link));
    if (this.#coming === undefined) return;
    link.apply(this.#coming.change);
    this.#coming.left -= 1;
    this.#events.record('network', this.#coming.change.do, { on: 'new', connections: 1 });
    if (this.#coming.left <= 0) this.#coming = undefined;
  }
}
