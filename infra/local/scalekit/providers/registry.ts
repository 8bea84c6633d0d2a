import type { Accounts } from '../accounts/accounts.ts';
import type { EventLog, LedgerEntry } from '../control/event-log.ts';
import { echoWorld } from './echo.ts';
import type { Mailboxes } from './gmail/mailbox/mailboxes.ts';
import { gmailWorld } from './gmail/provider.ts';
import { calendarWorld } from './google-calendar/provider.ts';
import { notionWorld } from './notion/provider.ts';
import type { ToolDefinition, ToolWorld } from './provider.ts';
import { slackWorld } from './slack/provider.ts';

export type WorldParts = { accounts: Accounts; mailboxes: Mailboxes; ledger: EventLog<LedgerEntry> };

/** Providers that behave. Every other one that has definitions is an echo. */
const built = new Map<string, (tools: ToolDefinition[], parts: WorldParts) => ToolWorld>(
  Object.entries({
    GMAIL: (tools, { accounts, mailboxes, ledger }) => gmailWorld({ tools, accounts, mailboxes, ledger }),
    SLACK: (tools, { accounts, ledger }) => slackWorld({ tools, accounts, ledger }),
    NOTION: (tools, { ledger }) => notionWorld({ tools, ledger }),
    GOOGLECALENDAR: (tools, { accounts, ledger }) => calendarWorld({ tools, accounts, ledger }),
  }),
);

/** The worlds by provider, for every provider that has definitions of tools. */
export function createWorlds(
  definitions: Map<string, ToolDefinition[]>,
  parts: WorldParts,
): Map<string, ToolWorld> {
  return new Map(
    [...definitions].map(([provider, tools]) => {
      const create = built.get(provider);
      return [provider, create ? create(tools, parts) : echoWorld(tools, parts.ledger)];
    }),
  );
}
