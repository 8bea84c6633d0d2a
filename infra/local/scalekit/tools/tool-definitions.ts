import { readdir, readFile } from 'node:fs/promises';
import type { JsonObject } from '@bufbuild/protobuf';
import { z } from 'zod';
import type { ToolDefinition } from '../providers/provider.ts';

/** The product's tool definitions. Definitions of other connectors are in `definitions/`. */
const shipped = new URL('../../../../shared/connections/tools.json', import.meta.url);
const folder = new URL('definitions/', import.meta.url);

const definitions = z.array(
  z.object({
    name: z.string(),
    description: z.string(),
    input_schema: z.custom<JsonObject>((value) => typeof value === 'object' && value !== null),
  }),
);

/** Loads the tool definitions by provider key. The JSON uses lower-case keys; `definitions/` has a file per provider. */
export async function loadToolDefinitions(): Promise<Map<string, ToolDefinition[]>> {
  const tools = z.record(z.string(), definitions).parse(await readJson(shipped));
  for (const name of (await readdir(folder)).filter((each) => each.endsWith('.json'))) {
    // The complete list; the product ships allowed tools only.
    tools[name.slice(0, -'.json'.length)] = definitions.parse(await readJson(new URL(name, folder)));
  }
  return new Map(Object.entries(tools).map(([provider, each]) => [provider.toUpperCase(), each]));
}

async function readJson(file: URL): Promise<unknown> {
  return JSON.parse(await readFile(file, 'utf8'));
}
