import type { ScalekitClient } from '@scalekit-sdk/node';
import { findAction, findToolEffect } from '../../../shared/connections/allow-list.ts';
import type { ConnectionConfig } from '../../../shared/connections/connections.ts';
import { type Definition, definition } from './merge-definitions.ts';

const PAGE_SIZE = 100;

/**
 * Lists Scalekit's definitions of a provider's allow-listed tools, without malformed ones, and without those of a
 * declared action's name, which runs in their place.
 */
export async function listUpstreamTools(
  client: ScalekitClient,
  config: ConnectionConfig,
): Promise<Definition[]> {
  const found: Definition[] = [];
  let pageToken: string | undefined;
  do {
    const page = await client.tools.listTools({
      filter: { provider: config.provider },
      pageSize: PAGE_SIZE,
      ...(pageToken && { pageToken }),
    });
    for (const tool of page.tools) {
      const parsed = definition.safeParse(tool.definition);
      if (!parsed.success || findAction(config, parsed.data.name)) continue;
      if (findToolEffect(config, parsed.data.name)) found.push(parsed.data);
    }
    pageToken = page.nextPageToken;
  } while (pageToken);
  return found;
}
