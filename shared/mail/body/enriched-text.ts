/** A command, or `<<` for the sign itself. */
const TOKEN = /<<|<(\/?)([a-z0-9-]{1,60})>/gi;

type State = { isQuoted: boolean; isKept: boolean; isFilled: boolean };
type Piece = { text: string; isQuoted: boolean };

/** `text/enriched` (RFC 1896) ends a paragraph with an empty line; `text/richtext` (RFC 1341) with a command. */
function fill(text: string, isRichtext: boolean): string {
  const breaks = (run: string) => (isRichtext || run.length === 1 ? ' ' : '\n'.repeat(run.length - 1));
  return text.replace(/\n+/g, breaks);
}

function readCommand(name: string): string {
  if (name === 'nl') return '\n';
  if (name === 'lt') return '<';
  return name === 'paragraph' || name === 'np' ? '\n\n' : '';
}

function writePieces(pieces: readonly Piece[]): string {
  return pieces.map(({ text, isQuoted }) => (isQuoted ? text.replace(/^/gm, '> ') : text)).join('');
}

/** The text of `text/enriched` or `text/richtext` without its commands and their parameters. */
export function enrichedToText(written: string, isRichtext: boolean): string {
  const pieces: Piece[] = [{ text: '', isQuoted: false }];
  const depths = new Map<string, number>();
  const isIn = (name: string) => (depths.get(name) ?? 0) > 0;
  const add = (text: string) => {
    const { isQuoted, isKept }: State = {
      isQuoted: isIn('excerpt'),
      isKept: !isIn('param') && !isIn('comment'),
      isFilled: !isIn('nofill'),
    };
    const last = pieces.at(-1);
    if (!isKept) return;
    if (last?.isQuoted === isQuoted) last.text += text;
    else pieces.push({ text, isQuoted });
  };
  const addText = (text: string) => add(isIn('nofill') ? text : fill(text, isRichtext));
  let position = 0;
  for (const { 0: token, 1: slash, 2: name = '', index } of written.matchAll(TOKEN)) {
    addText(written.slice(position, index));
    position = index + token.length;
    const command = name.toLowerCase();
    if (token === '<<') add('<');
    else if (isRichtext) add(readCommand(command));
    depths.set(command, Math.max(0, (depths.get(command) ?? 0) + (slash === '/' ? -1 : 1)));
  }
  addText(written.slice(position));
  return writePieces(pieces);
}
