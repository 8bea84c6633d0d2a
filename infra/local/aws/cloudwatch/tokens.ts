/** The tokens of an expression, read one after the other. */
export class Tokens {
  readonly #text: string;
  readonly #tokens: string[];
  #next = 0;

  /**
   * `token` is sticky, matches one token and skips blanks before it in no group: its first group is the token.
   * @throws Error at a character that begins no token
   */
  constructor(text: string, token: RegExp) {
    this.#text = text;
    this.#tokens = [];
    const sticky = new RegExp(token, 'y');
    while (sticky.lastIndex < text.trimEnd().length) {
      const from = sticky.lastIndex;
      const [, found] = sticky.exec(text) ?? [];
      if (found === undefined)
        throw this.refuse(`does not know ${JSON.stringify(text.slice(from, from + 20))}`);
      this.#tokens.push(found);
    }
  }

  get peek(): string | undefined {
    return this.#tokens[this.#next];
  }

  /** The number of tokens that were read. */
  get position(): number {
    return this.#next;
  }

  /** The tokens that were read since then, without blanks. */
  textSince(position: number): string {
    return this.#tokens.slice(position, this.#next).join('');
  }

  /** Whether the next token is one of these, in upper or lower case; it is then read. */
  accept(...tokens: string[]): boolean {
    const isNext = this.peek !== undefined && tokens.includes(this.peek.toUpperCase());
    if (isNext) this.#next += 1;
    return isNext;
  }

  /** @throws Error if the next token is another one */
  expect(token: string): void {
    if (!this.accept(token)) throw this.refuse(`expects ${token} in place of ${this.peek ?? 'the end'}`);
  }

  /** @throws Error at the end */
  take(): string {
    const token = this.peek;
    if (token === undefined) throw this.refuse('ends too early');
    this.#next += 1;
    return token;
  }

  /** @throws Error unless every token was read */
  end(): void {
    if (this.peek !== undefined) throw this.refuse(`expects the end in place of ${this.peek}`);
  }

  refuse(reason: string): Error {
    return new Error(`The local stack ${reason} in: ${this.#text}`);
  }
}

/** The value of a token in double quotes, or undefined. */
export function quotedText(token: string): string | undefined {
  if (!/^"(?:[^"\\]|\\.)*"$/s.test(token)) return undefined;
  return token.slice(1, -1).replace(/\\(.)/gs, '$1');
}
