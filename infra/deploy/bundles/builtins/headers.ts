/** What may stand before and after a value. */
const OUTER_BLANKS = /^[\t\n\r ]+|[\t\n\r ]+$/g;
const NAME = /^[\w!#$%&'*+.^`|~-]+$/;
const REFUSED_IN_VALUE = /[\0\n\r]|[^\0-\xff]/;

type Init = Iterable<readonly [string, string]> | Readonly<Record<string, string>>;

/**
 * Stands in the bundles in place of the global `Headers`, of which the RPC library makes several per call: the first
 * use of Node's own loads undici. Has what that library uses. Names are kept in the order of their first use.
 */
export class Headers {
  readonly #values = new Map<string, string>();

  /** @throws TypeError, as every method does, for a name or a value that HTTP does not allow */
  constructor(init: Init = {}) {
    const pairs = Symbol.iterator in init ? init : Object.entries(init);
    for (const [name, value] of pairs) this.append(name, value);
  }

  append(name: string, value: string): void {
    const before = this.get(name);
    this.#values.set(keyOf(name), before === null ? trim(value) : `${before}, ${trim(value)}`);
  }

  set(name: string, value: string): void {
    this.#values.set(keyOf(name), trim(value));
  }

  get(name: string): string | null {
    return this.#values.get(keyOf(name)) ?? null;
  }

  has(name: string): boolean {
    return this.#values.has(keyOf(name));
  }

  delete(name: string): void {
    this.#values.delete(keyOf(name));
  }

  forEach(use: (value: string, name: string) => void): void {
    for (const [name, value] of this.#values) use(value, name);
  }

  entries(): IterableIterator<[string, string]> {
    return this.#values.entries();
  }

  [Symbol.iterator](): IterableIterator<[string, string]> {
    return this.entries();
  }
}

function keyOf(name: string): string {
  if (!NAME.test(name)) throw new TypeError('is no name of a header');
  return name.toLowerCase();
}

function trim(value: string): string {
  const trimmed = String(value).replace(OUTER_BLANKS, '');
  if (REFUSED_IN_VALUE.test(trimmed)) throw new TypeError('is no value of a header');
  return trimmed;
}
