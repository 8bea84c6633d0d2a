import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { ConnectionConfig } from '../../../shared/connections/connections.ts';
import { type Definition, definition } from './merge-definitions.ts';

/** The tool definitions that ship with the product: of each provider, its key in lower case, the tools. */
export const shippedToolsFile = fileURLToPath(
  new URL('../../../shared/connections/tools.json', import.meta.url),
);

const byProvider = z.record(z.string(), z.array(definition));

/** The definitions of a provider's tools that ship with the product. */
export function shippedTools({ provider }: ConnectionConfig): Definition[] {
  return readAll()[provider.toLowerCase()] ?? [];
}

/** Puts the definitions of a provider's tools into the file, which then wants formatting. */
export function shipTools({ provider }: ConnectionConfig, definitions: Definition[]): void {
  const all = { ...readAll(), [provider.toLowerCase()]: definitions };
  writeFileSync(shippedToolsFile, JSON.stringify(all, undefined, 2));
}

function readAll(): Record<string, Definition[]> {
  return byProvider.parse(JSON.parse(readFileSync(shippedToolsFile, 'utf8')));
}
