import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { ConnectionConfig } from '../../../shared/connections/connections.ts';
import { type Definition, definition } from './merge-definitions.ts';

/** The file of shipped tool definitions: provider key in lower case → its tools. */
export const shippedToolsFile = fileURLToPath(
  new URL('../../../shared/connections/tools.json', import.meta.url),
);

const byProvider = z.record(z.string(), z.array(definition));

/** Reads the shipped definitions of a provider's tools. */
export function readShippedTools({ provider }: ConnectionConfig): Definition[] {
  return readAll()[provider.toLowerCase()] ?? [];
}

/** Writes the definitions of a provider's tools into the file, unformatted. */
export function writeShippedTools({ provider }: ConnectionConfig, definitions: Definition[]): void {
  const all = { ...readAll(), [provider.toLowerCase()]: definitions };
  writeFileSync(shippedToolsFile, JSON.stringify(all, undefined, 2));
}

function readAll(): Record<string, Definition[]> {
  return byProvider.parse(JSON.parse(readFileSync(shippedToolsFile, 'utf8')));
}
