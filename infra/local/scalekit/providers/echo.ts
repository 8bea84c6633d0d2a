import type { EventLog, LedgerEntry } from '../log/event-log.ts';
import type { ToolDefinition, ToolProvider } from './provider.ts';
import { effectOf } from './toolset.ts';

/** A provider that has definitions and no world: its tools answer what they were given, and leave a trace. */
export function echoProvider(tools: ToolDefinition[], ledger: EventLog<LedgerEntry>): ToolProvider {
  return {
    tools,
    clear: () => undefined,
    async run({ tool, input, account, executionId }) {
      // Names alone: a value may be the text that somebody wrote.
      effectOf(ledger, account, tool, executionId)('tool-run', { inputs: Object.keys(input).sort() });
      return { echo: true, tool, input };
    },
  };
}
