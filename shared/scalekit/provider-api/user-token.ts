import { inspect } from 'node:util';

/**
 * A user's access token at a provider. All that it can be used for is a GET at the one API that it is for: it is
 * not readable, and refuses to be printed, serialised, cloned or put into a text.
 */
export class UserToken {
  #text: string | undefined;
  readonly #api: URL;

  /** @param api where the token may go: https, or this machine; its path is the beginning of every request's */
  constructor(text: string, api: string) {
    this.#text = text;
    this.#api = new URL(`${api.replace(/\/$/, '')}/`);
    const isHere = ['127.0.0.1', 'localhost', '[::1]'].includes(this.#api.hostname);
    if (this.#api.protocol !== 'https:' && !isHere) throw new Error('A token goes over https alone.');
    // An own function is what structuredClone, and so a worker's message, refuses.
    Object.defineProperty(this, 'toJSON', { enumerable: true, value: refuse });
  }

  /** Forgets the token: whoever still has this cannot use it any more. */
  end(): void {
    this.#text = undefined;
  }

  /**
   * Asks the API, once. A redirect is an error: it would take the token elsewhere.
   * @param path segments, each of which becomes one of the address
   * @throws what fetch throws
   */
  async get(path: readonly string[], query: URLSearchParams, signal: AbortSignal): Promise<Response> {
    if (this.#text === undefined) throw new Error('The token has been given back.');
    // What cannot stand in a header, fetch quotes in its error.
    if (!/^[\x21-\x7e]+$/.test(this.#text)) throw new Error('That is no token.');
    return fetch(this.#address(path, query), {
      headers: { authorization: `Bearer ${this.#text}`, accept: 'application/json' },
      redirect: 'error',
      signal,
    });
  }

  #address(path: readonly string[], query: URLSearchParams): URL {
    // A segment of dots is resolved whatever way it is encoded.
    if (path.some((segment) => /^\.{0,2}$/.test(segment))) throw new Error('That is no path.');
    const address = new URL(path.map(encodeURIComponent).join('/'), this.#api);
    address.search = query.toString();
    return address;
  }

  toString(): string {
    return refuse();
  }

  [Symbol.toPrimitive](): string {
    return refuse();
  }

  [inspect.custom](): string {
    return '[UserToken]';
  }
}

function refuse(): never {
  throw new TypeError("A user's token is for its provider alone.");
}
