import type { JsonObject } from '@bufbuild/protobuf';
import type { Account } from '../accounts/accounts.ts';
import type { CodeName } from '../tools/grpc-code.ts';

export type ToolDefinition = { name: string; description: string; input_schema: JsonObject };

/** One execution of a tool, its input already checked against the tool's schema. */
type ToolCall = { tool: string; input: JsonObject; account: Account; executionId: string };

/** A provider's side of its tools: what a call does there and answers. */
export type ToolProvider = {
  tools: ToolDefinition[];
  /** @throws ToolError as the provider would refuse. */
  run(call: ToolCall): Promise<JsonObject>;
  /** Back to the start. */
  clear(): void;
};

/** The provider said no; Scalekit hands it on with a typed detail (`TOOL_ERROR`). */
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
