const FLOWED = /;\s{0,9}format\s{0,9}=\s{0,9}"?flowed\b/i;
const DELETES_SPACE = /;\s{0,9}delsp\s{0,9}=\s{0,9}"?yes\b/i;
const SIGNATURE = '-- ';

type Line = { depth: number; text: string };

/** Reads the quotation marks and the blank that protects the text behind them. */
function readLine(line: string): Line {
  let depth = 0;
  while (line[depth] === '>') depth += 1;
  const text = line.slice(line[depth] === ' ' ? depth + 1 : depth);
  return { depth, text };
}

/** An own line that begins with `>` gets the mark that looks like it, as `>` means quoted in the text of a mail. */
function writeLine({ depth, text }: Line): string {
  if (depth > 0) return `${'>'.repeat(depth)} ${text}`;
  return text.replace(/^>+/, (marks) => '›'.repeat(marks.length));
}

/** Whether a Content-Type says that a blank at the end of a line continues it (RFC 3676). */
export function isFlowed(contentType: string): boolean {
  return FLOWED.test(contentType);
}

/**
 * Joins the lines of `format=flowed` to paragraphs. With DelSp, the blank at a line's end is no part of the text, which
 * is how languages without blanks are written.
 */
export function joinFlowedLines(text: string, contentType: string): string {
  const deletesSpace = DELETES_SPACE.test(contentType);
  const joined: string[] = [];
  let open: { depth: number; pieces: string[] } | undefined;
  const close = () => {
    if (open !== undefined) joined.push(writeLine({ depth: open.depth, text: open.pieces.join('') }));
    open = undefined;
  };
  for (const line of text.split('\n').map(readLine)) {
    const isSignature = line.text === SIGNATURE;
    // An empty line separates paragraphs, also below a line that should not end with a blank.
    const isSeparate = isSignature || line.text === '' || open?.depth !== line.depth;
    if (open !== undefined && isSeparate) close();
    const isOpen = line.text.endsWith(' ') && !isSignature;
    open ??= { depth: line.depth, pieces: [] };
    open.pieces.push(isOpen && deletesSpace ? line.text.slice(0, -1) : line.text);
    if (!isOpen) close();
  }
  close();
  return joined.join('\n');
}
