import { Agent, type RequestOptions } from 'node:https';
import type { TLSSocket } from 'node:tls';

type Created = (error: Error | null, stream: import('node:stream').Duplex) => void;

/** Keeps the connections to one host alive, and can open the first before there is a request. */
export class EarlyAgent extends Agent {
  #early: TLSSocket | undefined;

  constructor() {
    super({ keepAlive: true, maxSockets: 50 });
  }

  /** Opens a connection for the next request that needs one. If it fails, that request opens its own. */
  open({ hostname, port }: URL): void {
    const socket = super.createConnection({ host: hostname, port: port || 443, servername: hostname });
    this.#early = socket as TLSSocket;
    // A failed or closed connection is destroyed, which is looked at when it is needed.
    this.#early.on('error', () => {}).unref();
  }

  override createConnection(options: RequestOptions, created?: Created) {
    const early = this.#early;
    this.#early = undefined;
    return early === undefined || early.destroyed ? super.createConnection(options, created) : early.ref();
  }

  override destroy(): void {
    this.#early?.destroy();
    super.destroy();
  }
}
