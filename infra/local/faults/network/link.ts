import type { Socket } from 'node:net';
import type { FaultRule } from '../fault-rule.ts';

type Direction = 'requests' | 'replies';

/** The chunks that a delay holds back in one direction, and the time of the last one's release. */
type Line = { waiting: (() => void)[]; due: number };

/** One connection through the proxy: two sockets, and the faults between them. */
export class Link {
  /** Resolves when both sockets are closed. */
  readonly closed: Promise<void>;
  readonly #number: number;
  readonly #client: Socket;
  readonly #server: Socket;
  readonly #opened = new Date();
  readonly #bytes = { requests: 0, replies: 0 };
  readonly #swallowed = new Set<Direction>();
  readonly #lines: Record<Direction, Line> = {
    requests: { waiting: [], due: 0 },
    replies: { waiting: [], due: 0 },
  };
  #delayMs = 0;

  constructor(number: number, client: Socket, server: Socket) {
    this.#number = number;
    this.#client = client;
    this.#server = server;
    this.closed = Promise.all([whenClosed(client), whenClosed(server)]).then(() => {});
    this.#forward('requests', client, server);
    this.#forward('replies', server, client);
  }

  apply({ do: action, ms = 0, swallows }: FaultRule): void {
    if (action === 'reset') for (const socket of [this.#client, this.#server]) socket.resetAndDestroy();
    if (action === 'close') for (const socket of [this.#client, this.#server]) socket.end();
    if (action === 'blackhole') {
      for (const direction of ['requests', 'replies'] as const) {
        if (swallows === 'both' || swallows === direction) this.#swallowed.add(direction);
      }
    }
    if (action === 'delay') this.#delayMs = ms;
    // Swallowed bytes are lost, so a connection in a black hole stays dead; new connections work.
    if (action === 'pass') this.#delayMs = 0;
  }

  describe() {
    return {
      number: this.#number,
      openedAt: this.#opened.toISOString(),
      bytes: { ...this.#bytes },
      ...(this.#delayMs > 0 && { delayMs: this.#delayMs }),
      ...(this.#swallowed.size > 0 && { swallowed: [...this.#swallowed] }),
    };
  }

  destroy(): void {
    this.#client.destroy();
    this.#server.destroy();
  }

  #forward(direction: Direction, from: Socket, to: Socket): void {
    from.on('data', (chunk) => {
      this.#bytes[direction] += chunk.length;
      this.#schedule(direction, () => {
        if (!to.writable) return;
        if (!to.write(chunk)) {
          from.pause();
          to.once('drain', () => from.resume());
        }
      });
    });
    from.on('end', () => {
      // A function that gives up ends only its side; in a black hole the other side never ends.
      if (from === this.#client && this.#swallowed.size > 0) from.destroy();
      else this.#schedule(direction, () => to.end());
    });
    from.on('error', () => {});
    from.on('close', (hadError) => {
      // A black hole hides the close from the function, but a connection that the function gave up can be destroyed.
      if (this.#swallowed.has(direction)) {
        if (direction === 'requests') to.destroy();
      } else if (hadError) to.resetAndDestroy();
      else this.#schedule(direction, () => to.end());
    });
  }

  /** Runs the work now or after the delay, in order also when the delay shrinks, unless the direction is swallowed. */
  #schedule(direction: Direction, work: () => void): void {
    const line = this.#lines[direction];
    const pass = (due = work) => {
      if (!this.#swallowed.has(direction)) due();
    };
    const now = performance.now();
    line.due = Math.max(line.due, now + this.#delayMs);
    if (line.due <= now && line.waiting.length === 0) {
      pass();
    } else {
      line.waiting.push(work);
      setTimeout(() => pass(line.waiting.shift()), line.due - now).unref();
    }
  }
}

function whenClosed(socket: Socket): Promise<void> {
  return new Promise((resolve) => socket.once('close', () => resolve()));
}
