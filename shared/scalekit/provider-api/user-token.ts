import { inspect } from 'node:util';

/**
 * A user's access token at a provider. Its only use is a GET at the one API that it belongs to. It cannot be read,
 * printed, serialised, cloned or converted to text.
 */
export class UserToken {
  #text: string | undefined;
  readonly #api: URL;

  /** @param api the only address that the token may be sent to: https, or this machine; a prefix of every request's */
  constructor(text: string, api: string) {
    this.#text = text;
    this.#api = new URL(`${api.replace(/\/$/, '')}/`);
    const isHere = ['127.0.0.1', 'localhost', '[::1]'].includes(this.#api.hostname);
    if (this.#api.protocol !== 'https:' && !isHere) throw new Error('A token is sent over https only.');
    // structuredClone, and so a worker's message, refuses an object with an own function.
    Object.defineProperty(this, 'toJSON', { enumerable: true, value: refuse });
  }

  /** Drops the token: later requests fail. */
  end(): void {
    this.#text = undefined;
  }

  /**
   * Sends one GET. A redirect is an error, since it would send the token elsewhere.
   * @param path segments; each becomes one segment of the address
   * @throws the errors of fetch
   */
  async get(path: readonly string[], query: URLSearchParams, signal: AbortSignal): Promise<Response> {
    if (this.#text === undefined) throw new Error('The token has been dropped.');
    // fetch quotes an invalid header value in its error.
    if (!/^[\x21-\x7e]+$/.test(this.#text)) throw new Error('The token is not valid in a header.');
    return fetch(this.#address(path, query), {
      headers: { authorization: `Bearer ${this.#text}`, accept: 'application/json' },
      redirect: 'error',
      signal,
    });
  }

  #address(path: readonly string[], query: URLSearchParams): URL {
    // URL resolves segments of dots even when they are encoded.
    if (path.some((segment) => /^\.{0,2}$/.test(segment)))
      throw new Error('The path has an empty segment or one of dots.');
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
  throw new TypeError("A user's token can only be sent to its provider.");
}
