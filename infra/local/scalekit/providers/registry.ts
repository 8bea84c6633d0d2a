import type { Accounts } from '../accounts/accounts.ts';
import type { EventLog } from '../log/event-log.ts';
import type { LedgerEntry } from '../log/ledger-entry.ts';
import { createEchoProvider } from './echo.ts';
import { createFreshdeskProvider } from './freshdesk/provider.ts';
import type { Mailboxes } from './gmail/mailbox/mailboxes.ts';
import { createGmailProvider } from './gmail/provider.ts';
import { createCalendarProvider } from './google-calendar/provider.ts';
import { createLinearProvider } from './linear/provider.ts';
import { createNotionProvider } from './notion/provider.ts';
import type { ToolDefinition, ToolProvider } from './provider.ts';
import { createSlackProvider } from './slack/provider.ts';

export type ProviderParts = { accounts: Accounts; mailboxes: Mailboxes; ledger: EventLog<LedgerEntry> };

/** Stateful providers. Every other provider with tool definitions is an echo. */
const creators = new Map<string, (tools: ToolDefinition[], parts: ProviderParts) => ToolProvider>(
  Object.entries({
    GMAIL: (tools, { accounts, mailboxes, ledger }) =>
      createGmailProvider({ tools, accounts, mailboxes, ledger }),
    SLACK: (tools, { accounts, ledger }) => createSlackProvider({ tools, accounts, ledger }),
    NOTION: (tools, { ledger }) => createNotionProvider({ tools, ledger }),
    GOOGLECALENDAR: (tools, { accounts, ledger }) => createCalendarProvider({ tools, accounts, ledger }),
  }),
);

/** Providers without a tool of Scalekit's, but with an API of their own. */
const apis = new Map<string, () => ToolProvider>(
  Object.entries({ LINEAR: createLinearProvider, FRESHDESK: createFreshdeskProvider }),
);

/** Provider fakes by provider key, for every provider with tool definitions or an API. */
export function createProviders(
  definitions: Map<string, ToolDefinition[]>,
  parts: ProviderParts,
): Map<string, ToolProvider> {
  const withTools = [...definitions].map(([provider, tools]): [string, ToolProvider] => {
    const create = creators.get(provider);
    return [provider, create ? create(tools, parts) : createEchoProvider(tools, parts.ledger)];
  });
  const withApis = [...apis].map(([provider, create]): [string, ToolProvider] => [provider, create()]);
  return new Map([...withApis, ...withTools]);
}
