import type { JsonObject } from '@bufbuild/protobuf';
import type { z } from 'zod';
import type { Account } from '../accounts/accounts.ts';
import type { EventLog, LedgerEntry } from '../log/event-log.ts';
import { type ToolDefinition, ToolError, type ToolProvider } from './provider.ts';

type Answer = Promise<JsonObject> | JsonObject;

/** Notes a side effect of the running tool in the ledger. */
export type Effect = (kind: LedgerEntry['kind'], detail: LedgerEntry['detail']) => void;

/** A tool as one user of a world runs it; `seat` is that user's side of the world. */
export type Tool<ActingUser> = (seat: ActingUser, input: JsonObject, effect: Effect) => Answer;

type Parts<ActingUser> = {
  tools: ToolDefinition[];
  ledger: EventLog<LedgerEntry>;
  /** By tool name. */
  built: Record<string, Tool<ActingUser>>;
  seatOf(account: Account): Promise<ActingUser> | ActingUser;
  clear(): void;
};

/** A world of built tools. The published definitions say which exist; one that is not built is a 501. */
export function toolset<ActingUser>({
  tools,
  ledger,
  built,
  seatOf,
  clear,
}: Parts<ActingUser>): ToolProvider {
  const byName = new Map(Object.entries(built));
  return {
    tools,
    clear,
    async run({ tool: name, input, account, executionId }) {
      const run = byName.get(name);
      if (run === undefined) throw new ToolError('Unimplemented', 'UNIMPLEMENTED', 'Not simulated.');
      return await run(await seatOf(account), input, effectOf(ledger, account, name, executionId));
    },
  };
}

/** How a tool of the account writes to the ledger. */
export function effectOf(
  ledger: EventLog<LedgerEntry>,
  { identifier, connection }: Account,
  tool: string,
  executionId: string,
): Effect {
  return (kind, detail) =>
    ledger.append({ kind, identifier, connection: connection.name, tool, executionId, detail });
}

/** A tool that gets its input with the provider's defaults; the published JSON Schema has already been checked. */
export function tool<Schema extends z.ZodType, ActingUser>(
  schema: Schema,
  run: (seat: ActingUser, input: z.output<Schema>, effect: Effect) => Answer,
): Tool<ActingUser> {
  return (seat, input, effect) => {
    const parsed = schema.safeParse(input);
    if (!parsed.success) throw invalidArgument(parsed.error.issues[0]?.message ?? 'Invalid input');
    return run(seat, parsed.data, effect);
  };
}

/** The provider's 400. */
export function invalidArgument(message: string): ToolError {
  return new ToolError('InvalidArgument', 'INVALID_ARGUMENT', message);
}

/** The provider's 404. */
export function notFound(message: string): ToolError {
  return new ToolError('NotFound', 'NOT_FOUND', message);
}

/** The provider's 403. */
export function forbidden(message: string): ToolError {
  return new ToolError('PermissionDenied', 'PERMISSION_DENIED', message);
}
