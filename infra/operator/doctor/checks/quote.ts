const LONGEST = 120;

/** Quotes foreign text for one line of a terminal: printable characters only, at most 120. */
export function quote(text: string): string {
  const cut = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return JSON.stringify(cut).replace(/[^\x20-\x7e…]/g, '?');
}
