import type { Api } from '../../../shared/client/api.ts';
import type { FieldSchema } from './form/field-kind.ts';

/** Without a `format` in the query. */
export type ToolsListing = Exclude<Api['GET /tools']['response'], { format: string }>;
export type Tool = ToolsListing['tools'][number];

/** A tool with the name of the account's provider. */
export type ToolPageProps = { tool: Tool; schema: FieldSchema; place: string };

/** The tools that match a search, by connection. A tool matches by its name, description, connection or effect. */
export function searchTools(tools: readonly Tool[], search: string): Map<string, Tool[]> {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const found = tools.filter(({ name, description, connection, effect }) => {
    const text = `${name} ${name.replaceAll('_', ' ')} ${description} ${connection} ${effect}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  return Map.groupBy(found, ({ connection }) => connection);
}
