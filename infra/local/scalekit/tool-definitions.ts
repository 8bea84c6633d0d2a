import { readdir, readFile } from 'node:fs/promises';
import type { JsonObject } from '@bufbuild/protobuf';
import { z } from 'zod';
import type { ToolDefinition } from './tool-world.ts';

/** What the product ships is what its Scalekit offers; other connectors' definitions lie beside the simulator. */
const folders = [
  new URL('../../../shared/config/tools/', import.meta.url),
  new URL('tools/', import.meta.url),
];

const definitions = z.array(
  z.object({
    name: z.string(),
    description: z.string(),
    input_schema: z.custom<JsonObject>((value) => typeof value === 'object' && value !== null),
  }),
);

/** Every provider's tools. A file is named after its provider: the key in lower case, e.g. `gmail.json` of `GMAIL`. */
export async function toolDefinitions(): Promise<Map<string, ToolDefinition[]>> {
  const byProvider = new Map<string, ToolDefinition[]>();
  for (const folder of folders) {
    for (const name of (await readdir(folder)).filter((each) => each.endsWith('.json'))) {
      const tools = definitions.parse(JSON.parse(await readFile(new URL(name, folder), 'utf8')));
      byProvider.set(name.slice(0, -'.json'.length).toUpperCase(), tools);
    }
  }
  return byProvider;
}
