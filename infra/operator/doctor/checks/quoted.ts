const LONGEST = 120;

/** Foreign text for one line of a terminal: printable, in quotation marks, and not endless. */
export function quoted(text: string): string {
  const cut = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return JSON.stringify(cut).replace(/[^\x20-\x7e…]/g, '?');
}
