import type { Accounts } from '../accounts/accounts.ts';
import type { EventLog, LedgerEntry } from '../log/event-log.ts';
import { echoProvider } from './echo.ts';
import type { Mailboxes } from './gmail/mailbox/mailboxes.ts';
import { gmailProvider } from './gmail/provider.ts';
import { calendarProvider } from './google-calendar/provider.ts';
import { notionProvider } from './notion/provider.ts';
import type { ToolDefinition, ToolProvider } from './provider.ts';
import { slackProvider } from './slack/provider.ts';

export type ProviderParts = { accounts: Accounts; mailboxes: Mailboxes; ledger: EventLog<LedgerEntry> };

/** Providers that behave. Every other one that has definitions is an echo. */
const built = new Map<string, (tools: ToolDefinition[], parts: ProviderParts) => ToolProvider>(
  Object.entries({
    GMAIL: (tools, { accounts, mailboxes, ledger }) => gmailProvider({ tools, accounts, mailboxes, ledger }),
    SLACK: (tools, { accounts, ledger }) => slackProvider({ tools, accounts, ledger }),
    NOTION: (tools, { ledger }) => notionProvider({ tools, ledger }),
    GOOGLECALENDAR: (tools, { accounts, ledger }) => calendarProvider({ tools, accounts, ledger }),
  }),
);

/** The worlds by provider, for every provider that has definitions of tools. */
export function createProviders(
  definitions: Map<string, ToolDefinition[]>,
  parts: ProviderParts,
): Map<string, ToolProvider> {
  return new Map(
    [...definitions].map(([provider, tools]) => {
      const create = built.get(provider);
      return [provider, create ? create(tools, parts) : echoProvider(tools, parts.ledger)];
    }),
  );
}
