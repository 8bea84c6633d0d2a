/** Text of other characters is composed already. */
const COMPOSABLE = /[\u0300-\uffff]/;
/** Composing needs quadratic time for long runs; no script needs as many marks on one letter. */
const EXCESSIVE_MARKS = /(\p{M}{16})\p{M}+/gu;

/**
 * The text with composed characters (Unicode's NFC), so that `u\u0308`, as Macs write it, is the `ü` of a table. At most
 * sixteen marks stay on a letter.
 */
export function composeText(text: string): string {
  if (!COMPOSABLE.test(text)) return text;
  return text.replace(EXCESSIVE_MARKS, '$1').normalize('NFC');
}
