/** Labels that mailers put on UTF-8 and on other charsets alike. */
const vagueLabels = new Set(['', 'us-ascii', 'ascii', 'ansi_x3.4-1968', 'utf8', 'utf-8']);

/**
 * Decodes the bytes of a text part. A known, specific label decides. Under any other label, valid UTF-8 is read as
 * UTF-8 and the rest as windows-1252, which can decode every byte.
 */
export function decodeText(bytes: ArrayBuffer, charset: string): string {
  const label = charset.trim().toLowerCase();
  const decoder = vagueLabels.has(label) ? undefined : decoderFor(label);
  if (decoder) return decoder.decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function decoderFor(label: string): InstanceType<typeof TextDecoder> | undefined {
  try {
    return new TextDecoder(label);
  } catch {
    return undefined;
  }
}
