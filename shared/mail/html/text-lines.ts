/** Where text stands: in a quotation, in preformatted text. */
export type TextPlace = { isQuoted: boolean; isPreformatted: boolean };

const BLANKS = /[ \t\r\n\f]+/g;

/** Builds lines of text as a browser lays them out. */
export class TextLines {
  readonly #lines: string[] = [];
  /** The pieces of the line that is open. */
  #line: string[] = [];
  #endsWithBlank = false;
  #isQuoted = false;
  /** Empty lines that the next text must have above it. */
  #gap = 0;

  #write(text: string, isQuoted: boolean): void {
    if (this.#line.length === 0) {
      for (; this.#gap > 0 && this.#lines.length > 0; this.#gap -= 1)
        this.#lines.push(isQuoted && this.#isQuoted ? '> ' : '');
      this.#gap = 0;
      this.#isQuoted = isQuoted;
    }
    this.#line.push(text);
    this.#endsWithBlank = text.endsWith(' ');
  }

  /** Adds text; outside of preformatted text, blanks are one blank, and none at the start of a line. */
  addText(text: string, { isQuoted, isPreformatted }: TextPlace): void {
    if (isPreformatted) {
      const [first = '', ...rest] = text.replace(/\r\n?/g, '\n').split('\n');
      if (first !== '') this.#write(first, isQuoted);
      for (const line of rest) {
        this.breakLine(isQuoted);
        if (line !== '') this.#write(line, isQuoted);
      }
      return;
    }
    const joined = text.replace(BLANKS, ' ');
    const isOpen = this.#line.length === 0 || this.#endsWithBlank;
    const added = isOpen && joined.startsWith(' ') ? joined.slice(1) : joined;
    if (added !== '') this.#write(added, isQuoted);
  }

  /** Adds a blank between cells of a table. */
  addGap(): void {
    if (this.#line.length > 0) this.#line.push(' ');
  }

  /** Ends the line, also an empty one. */
  breakLine(isQuoted: boolean): void {
    if (this.#line.length === 0) this.#write('', isQuoted);
    const line = this.#line.join('').trimEnd();
    // One mark means quoted; a mark per level would multiply the text.
    this.#lines.push(this.#isQuoted && !line.startsWith('>') ? `> ${line}` : line);
    this.#line = [];
  }

  /** Starts a new line with at least so many line breaks before it. */
  startBlock(lineBreaks: number): void {
    if (this.#line.length > 0) this.breakLine(this.#isQuoted);
    this.#gap = Math.max(this.#gap, lineBreaks - 1);
  }

  toString(): string {
    if (this.#line.length > 0) this.breakLine(this.#isQuoted);
    return this.#lines.join('\n');
  }
}
