import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { ConnectionConfig } from '../../shared/config/connections.ts';
import { type Definition, definition } from './merged-definitions.ts';

const folder = new URL('../../shared/config/tools/', import.meta.url);

/** The definitions of a provider's tools that ship with the product, and their file. */
export function shippedTools({ provider }: ConnectionConfig): { file: string; definitions: Definition[] } {
  const file = fileURLToPath(new URL(`${provider.toLowerCase()}.json`, folder));
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '[]';
  return { file, definitions: z.array(definition).parse(JSON.parse(text)) };
}
