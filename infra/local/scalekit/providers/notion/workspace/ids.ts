import { createHash } from 'node:crypto';
import { invalidArgument } from '../../toolset.ts';

/** A UUID, the same for the same text in every run. */
export function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return dashed(`${hex.slice(0, 12)}4${hex.slice(13, 16)}8${hex.slice(17, 32)}`);
}

/**
 * Notion takes ids with and without dashes, and answers them with.
 * @throws ToolError Notion's `validation_error` for what is no UUID
 */
export function parsedId(id: string, field: string): string {
  const plain = id.replaceAll('-', '').toLowerCase();
  if (!/^[0-9a-f]{32}$/.test(plain)) {
    throw invalidArgument(
      `path failed validation: path.${field} should be a valid uuid, instead was \`"${id.slice(0, 60)}"\`.`,
    );
  }
  return dashed(plain);
}

function dashed(hex: string): string {
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
