import { createHash } from 'node:crypto';
import { invalidArgument } from '../../tool-error.ts';

/** Derives a UUID: the same text gives the same UUID in every run. */
export function deriveUuid(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return addDashes(`${hex.slice(0, 12)}4${hex.slice(13, 16)}8${hex.slice(17, 32)}`);
}

/**
 * Adds dashes to an id. Notion accepts ids with and without dashes and returns them with dashes.
 * @throws ToolError Notion's `validation_error` for an invalid UUID
 */
export function parseId(id: string, field: string): string {
  const plain = id.replaceAll('-', '').toLowerCase();
  if (!/^[0-9a-f]{32}$/.test(plain)) {
    throw invalidArgument(
      `path failed validation: path.${field} should be a valid uuid, instead was \`"${id.slice(0, 60)}"\`.`,
    );
  }
  return addDashes(plain);
}

function addDashes(hex: string): string {
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
