/** Labels that promise nothing: mailers put them on UTF-8 and on anything else. */
const vagueLabels = new Set(['', 'us-ascii', 'ascii', 'ansi_x3.4-1968', 'utf8', 'utf-8']);

/**
 * A text part's bytes as text. A label that is known and specific is believed; under any other, text that is
 * valid UTF-8 is UTF-8, and the rest is read as windows-1252, which can decode every byte.
 */
export function decodeText(bytes: ArrayBuffer, charset: string): string {
  const label = charset.trim().toLowerCase();
  const labelled = vagueLabels.has(label) ? undefined : decoderFor(label);
  if (labelled) return labelled.decode(bytes);
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
