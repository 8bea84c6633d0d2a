import { createServer, connect as dial, type Server, type Socket } from 'node:net';
import type { StackEvents } from '../../events/stack-events.ts';
import type { FaultRule } from '../fault-rule.ts';
import type { Faults, Network } from '../faults.ts';
import { Link } from './link.ts';

/** A TCP proxy on a loopback port: the network between the functions and Scalekit, into which rules inject faults. */
export class TcpProxy implements Network {
  readonly #target: { host: string; port: number };
  readonly #faults: Faults;
  readonly #events: StackEvents;
  readonly #links = new Set<Link>();
  readonly #server: Server;
  #opened = 0;

  constructor(target: { host: string; port: number }, faults: Faults, events: StackEvents) {
    this.#target = target;
    this.#faults = faults;
    this.#events = events;
    this.#server = createServer({ noDelay: true, allowHalfOpen: true }, (client) => this.#accept(client));
    faults.useNetwork(this);
  }

  /** Returns the port. @throws what `listen` throws */
  async listen(port = 0): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, '127.0.0.1', resolve);
    });
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('The proxy has no port.');
    return address.port;
  }

  apply(rule: FaultRule): number {
    const open = [...this.#links];
    for (const link of open) link.apply(rule);
    this.#events.record('network', rule.do, { on: rule.on, connections: open.length });
    return open.length;
  }

  /** The open connections. */
  describe() {
    return [...this.#links].map((link) => link.describe());
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
    const rule = this.#faults.rules.fire({ service: 'network', operation: 'connection' }, 'before');
    if (rule === undefined) return;
    link.apply(rule);
    this.#events.record('network', rule.do, { on: 'new', connections: 1 });
  }
}
