import type { JsonObject } from '@bufbuild/protobuf';
import type { Account } from '../accounts/accounts.ts';
import type { CodeName } from '../tools/grpc-code.ts';

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

/** An error of the provider. Scalekit forwards it with a typed detail (`TOOL_ERROR`). */
export class ToolError extends Error {
  override readonly name = 'ToolError';
  readonly code: CodeName;
  readonly toolErrorCode: string;

  constructor(code: CodeName, toolErrorCode: string, message: string) {
    super(message);
    this.code = code;
    this.toolErrorCode = toolErrorCode;
  }
}
