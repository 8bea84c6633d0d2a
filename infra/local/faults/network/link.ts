import type { Socket } from 'node:net';
import type { FaultRule } from '../fault-rule.ts';

type Direction = 'requests' | 'replies';

/** What a delay holds back in one direction, and when the last of it may go. */
type Line = { waiting: (() => void)[]; due: number };

/** One connection through the proxy: two sockets, and what happens to bytes between them. */
export class Link {
  /** Fulfilled when both ends are gone. */
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
    this.closed = Promise.all([closing(client), closing(server)]).then(() => {});
    this.#carry('requests', client, server);
    this.#carry('replies', server, client);
  }

  apply({ do: what, ms = 0, swallows }: FaultRule): void {
    if (what === 'reset') for (const socket of [this.#client, this.#server]) socket.resetAndDestroy();
    if (what === 'close') for (const socket of [this.#client, this.#server]) socket.end();
    if (what === 'blackhole') {
      for (const direction of ['requests', 'replies'] as const) {
        if (swallows === 'both' || swallows === direction) this.#swallowed.add(direction);
      }
    }
    if (what === 'delay') this.#delayMs = ms;
    // What a black hole swallowed is gone, so its connection stays dead; new ones are well.
    if (what === 'pass') this.#delayMs = 0;
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

  #carry(direction: Direction, from: Socket, to: Socket): void {
    from.on('data', (chunk) => {
      this.#bytes[direction] += chunk.length;
      this.#later(direction, () => {
        if (!to.writable) return;
        if (!to.write(chunk)) {
          from.pause();
          to.once('drain', () => from.resume());
        }
      });
    });
    from.on('end', () => {
      // A function that gave up waiting ends its side only; in a black hole no other end would ever come.
      if (from === this.#client && this.#swallowed.size > 0) from.destroy();
      else this.#later(direction, () => to.end());
    });
    from.on('error', () => {});
    from.on('close', (hadError) => {
      // Nobody hears of it through a black hole; but what the function gave up is of no use to anybody.
      if (this.#swallowed.has(direction)) {
        if (direction === 'requests') to.destroy();
      } else if (hadError) to.resetAndDestroy();
      else this.#later(direction, () => to.end());
    });
  }

  /** At once or after the delay, unless the direction is swallowed by then; in order, also when the delay shrinks. */
  #later(direction: Direction, work: () => void): void {
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

function closing(socket: Socket): Promise<void> {
  return new Promise((resolve) => socket.once('close', () => resolve()));
}
