/** The length of the longest beginning of the text that has at most `bytes` in UTF-8; never ends within a character. */
export function lengthWithinBytes(text: string, bytes: number): number {
  // A character has at least as many bytes as UTF-16 units.
  const encoded = Buffer.from(text.slice(0, bytes));
  if (encoded.length <= bytes) return avoidHalfCharacter(text, Math.min(bytes, text.length));
  let end = bytes;
  while (end > 0 && isContinuation(encoded[end])) end -= 1;
  return encoded.toString('utf8', 0, end).length;
}

/** The index, or the one before it where it would split a surrogate pair. */
export function avoidHalfCharacter(text: string, index: number): number {
  const isSplit =
    /[\udc00-\udfff]/.test(text.charAt(index)) && /[\ud800-\udbff]/.test(text.charAt(index - 1));
  return isSplit ? index - 1 : index;
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && byte >> 6 === 0b10;
}
