import type { EventLog } from '../log/event-log.ts';
import type { LedgerEntry } from '../log/ledger-entry.ts';
import { bindEffect } from './create-tool-provider.ts';
import type { ToolDefinition, ToolProvider } from './provider.ts';

/** A provider fake without state: its tools return their input and add a ledger entry. */
export function createEchoProvider(tools: ToolDefinition[], ledger: EventLog<LedgerEntry>): ToolProvider {
  return {
    tools,
    clear: () => undefined,
    async run({ tool, input, account, executionId }) {
      // Names only, because a value may be a user's text.
      bindEffect(ledger, account, tool, executionId)('tool-run', { inputs: Object.keys(input).sort() });
      return { echo: true, tool, input };
    },
  };
}
