const MAX_CODE_POINT = 0x10ffff;

function readUnits(bytes: Uint8Array, isBig: boolean): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return Array.from({ length: bytes.length >> 2 }, (_, index) => view.getUint32(index * 4, !isBig));
}

/**
 * Decodes UTF-32 of either byte order: no code point needs the first byte of a big-endian unit. Undefined where a unit
 * is no code point, as in text that Gmail converted from a wrong charset.
 */
export function decodeUtf32(bytes: Uint8Array): string | undefined {
  const units = readUnits(bytes, bytes[0] === 0);
  if (units.some((unit) => unit > MAX_CODE_POINT)) return undefined;
  let text = '';
  for (const unit of units) if (unit !== 0xfeff) text += String.fromCodePoint(unit);
  return text.toWellFormed();
}
