import { inspect } from 'node:util';
import { notSent } from '../failure/failure.ts';
import { exchange, type Outgoing, type ProviderResponse } from './exchange.ts';

/** The header that carries a credential: its name in lower case, and what stands before the credential. */
export type TokenHeader = { name: string; prefix: string };

export const BEARER: TokenHeader = { name: 'authorization', prefix: 'Bearer ' };

/** A request below the API's address. Each segment becomes one segment of the address. */
export type ApiRequest = Outgoing & { path: readonly string[]; query: URLSearchParams };

/**
 * A user's credential at a provider. Its only use is a request to the one API that it belongs to. It cannot be read,
 * printed, serialised, cloned or converted to text.
 */
export class UserToken {
  #text: string | undefined;
  readonly #api: URL;
  readonly #header: TokenHeader;

  /** @param api the only address that the token may be sent to: https, or this machine; a prefix of every request's */
  constructor(text: string, api: string, header = BEARER) {
    this.#text = text;
    this.#header = header;
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
    return fetch(this.#address(path, query), {
      headers: { ...this.#authorization(), accept: 'application/json' },
      redirect: 'error',
      signal,
    });
  }

  /**
   * Sends one request of any method. A redirect is a response like any other.
   * @throws KnownFailure
   */
  async send(
    { path, query, method, headers: given, body }: ApiRequest,
    options: { signal: AbortSignal; opensConnection: boolean },
  ): Promise<ProviderResponse> {
    const prepare = () => ({
      address: this.#address(path, query),
      headers: { ...given, accept: 'application/json', ...this.#authorization() },
    });
    const { address, headers } = unlessNotSent(prepare);
    return exchange(address, { method, headers, body }, options);
  }

  #authorization(): Record<string, string> {
    if (this.#text === undefined) throw new Error('The token has been dropped.');
    // An HTTP client quotes an invalid header value in its error.
    if (!isSendable(this.#text)) throw new Error('The token is not valid in a header.');
    const { name, prefix } = this.#header;
    return { [name]: `${prefix}${this.#text}` };
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

/** Whether a credential can stand in a header. */
export function isSendable(text: string): boolean {
  return /^[\x21-\x7e]+$/.test(text);
}

/** Makes what is to be sent. @throws KnownFailure `not-sent` */
function unlessNotSent<T>(make: () => T): T {
  try {
    return make();
  } catch (error) {
    throw notSent(error);
  }
}

function refuse(): never {
  throw new TypeError("A user's token can only be sent to its provider.");
}
