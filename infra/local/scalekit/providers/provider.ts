import type { JsonObject } from '@bufbuild/protobuf';
import type { Account } from '../accounts/accounts.ts';

export type ToolDefinition = { name: string; description: string; input_schema: JsonObject };

/** One execution of a tool, its input already checked against the tool's schema. */
type ToolCall = { tool: string; input: JsonObject; account: Account; executionId: string };

/** A provider fake: runs the provider's tools. */
export type ToolProvider = {
  tools: ToolDefinition[];
  /** @throws ToolError when the provider refuses */
  run(call: ToolCall): Promise<JsonObject>;
  /** Restores the initial state. */
  clear(): void;
};
