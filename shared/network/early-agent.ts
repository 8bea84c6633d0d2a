import { Agent, type RequestOptions } from 'node:https';
import { type EarlyConnection, openEarly } from './early-connection.ts';

type Created = (error: Error | null, stream: import('node:stream').Duplex) => void;

/** Keeps the connections to one host alive, and can open the first before there is a request. */
export class EarlyAgent extends Agent {
  #early: EarlyConnection | undefined;

  constructor() {
    super({ keepAlive: true, maxSockets: 50 });
  }

  /** Opens a connection for the next request that needs one. If it fails, that request opens its own. */
  open(address: URL): void {
    this.#early = openEarly(address);
  }

  override createConnection(options: RequestOptions, created?: Created) {
    return this.#early?.take() ?? super.createConnection(options, created);
  }

  override destroy(): void {
    this.#early?.close();
    super.destroy();
  }
}
