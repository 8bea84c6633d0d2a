import { findToolEffect } from '../../../shared/connections/allow-list.ts';
import type { ConnectionConfig } from '../../../shared/connections/connections.ts';
import { freshdeskNeeds } from './freshdesk-needs.ts';
import { gmailNeeds, googleCalendarNeeds } from './google-needs.ts';
import { linearNeeds } from './linear-needs.ts';
import { notionNeeds } from './notion-needs.ts';
import { slackNeeds } from './slack-needs.ts';
import type { ConnectionNeeds } from './tool-needs.ts';

/** By provider key. The pages in docs/connections/ show the same, with sources. */
const byProvider: Record<string, ConnectionNeeds> = {
  FRESHDESK: freshdeskNeeds,
  GMAIL: gmailNeeds,
  GOOGLECALENDAR: googleCalendarNeeds,
  LINEAR: linearNeeds,
  NOTION: notionNeeds,
  SLACK: slackNeeds,
};

/** The needs of a connection's provider; undefined for a provider that is not listed. */
export function findNeeds({ provider }: Pick<ConnectionConfig, 'provider'>): ConnectionNeeds | undefined {
  return Object.hasOwn(byProvider, provider) ? byProvider[provider] : undefined;
}

/** A need of allow-listed tools that the granted scopes do not meet. */
export type MissingScope = { anyOf: readonly string[]; tools: string[] };

/** The needs of the connection's allow-listed tools that these scopes do not meet, each once. */
export function findMissingScopes(config: ConnectionConfig, granted: readonly string[]): MissingScope[] {
  const missing = new Map<string, MissingScope>();
  for (const [tool, alternatives] of Object.entries(findNeeds(config)?.tools ?? {})) {
    if (findToolEffect(config, tool) === undefined) continue;
    for (const anyOf of alternatives) {
      if (anyOf.some((scope) => granted.includes(scope))) continue;
      const key = anyOf.join(' ');
      const entry = missing.get(key) ?? { anyOf, tools: [] };
      entry.tools.push(tool);
      missing.set(key, entry);
    }
  }
  return [...missing.values()];
}
