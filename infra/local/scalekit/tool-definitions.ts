import { readFile } from 'node:fs/promises';
import type { JsonObject } from '@bufbuild/protobuf';
import { z } from 'zod';
import type { ToolDefinition } from './tool-world.ts';

const folder = new URL('../../../shared/config/tools/', import.meta.url);

const definitions = z.array(
  z.object({
    name: z.string(),
    description: z.string(),
    input_schema: z.custom<JsonObject>((value) => typeof value === 'object' && value !== null),
  }),
);

/** A provider's tools, from the product's own definitions: what it ships is what its Scalekit offers. */
export async function toolDefinitionsOf(provider: string): Promise<ToolDefinition[]> {
  const file = new URL(`${provider.toLowerCase()}.json`, folder);
  return definitions.parse(JSON.parse(await readFile(file, 'utf8')));
}
