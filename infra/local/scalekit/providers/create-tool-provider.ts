import type { JsonObject } from '@bufbuild/protobuf';
import type { z } from 'zod';
import type { Account } from '../accounts/accounts.ts';
import type { EventLog } from '../log/event-log.ts';
import type { LedgerEntry } from '../log/ledger-entry.ts';
import type { Effect, ToolDefinition, ToolProvider } from './provider.ts';
import { invalidArgument, ToolError } from './tool-error.ts';

type ToolResult = Promise<JsonObject> | JsonObject;

export type { Effect };

/** A tool of one provider. `actingUser` is the provider's state as the account's user sees it. */
export type Tool<ActingUser> = (actingUser: ActingUser, input: JsonObject, effect: Effect) => ToolResult;

type Parts<ActingUser> = {
  tools: ToolDefinition[];
  ledger: EventLog<LedgerEntry>;
  /** By tool name. */
  implementations: Record<string, Tool<ActingUser>>;
  findActingUser(account: Account): Promise<ActingUser> | ActingUser;
  clear(): void;
};

/** A stateful provider fake. Its tools are those of the published definitions; one without an implementation returns 501. */
export function createToolProvider<ActingUser>({
  tools,
  ledger,
  implementations,
  findActingUser,
  clear,
}: Parts<ActingUser>): ToolProvider {
  const byName = new Map(Object.entries(implementations));
  return {
    tools,
    clear,
    async run({ tool: name, input, account, executionId }) {
      const run = byName.get(name);
      if (run === undefined) throw new ToolError('Unimplemented', 'UNIMPLEMENTED', 'Not simulated.');
      return await run(await findActingUser(account), input, bindEffect(ledger, account, name, executionId));
    },
  };
}

/** Binds ledger entries to one execution of a tool. */
export function bindEffect(
  ledger: EventLog<LedgerEntry>,
  { identifier, connection }: Account,
  tool: string,
  executionId: string,
): Effect {
  return (kind, detail) =>
    ledger.append({ kind, identifier, connection: connection.name, tool, executionId, detail });
}

/** A tool that receives its input with the provider's defaults filled in. Execution has checked the published JSON Schema. */
export function defineTool<Schema extends z.ZodType, ActingUser>(
  schema: Schema,
  run: (actingUser: ActingUser, input: z.output<Schema>, effect: Effect) => ToolResult,
): Tool<ActingUser> {
  return (actingUser, input, effect) => {
    const parsed = schema.safeParse(input);
    if (!parsed.success) throw invalidArgument(parsed.error.issues[0]?.message ?? 'Invalid input');
    return run(actingUser, parsed.data, effect);
  };
}
