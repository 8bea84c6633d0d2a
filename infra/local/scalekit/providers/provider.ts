import type { IncomingHttpHeaders } from 'node:http';
import type { JsonObject } from '@bufbuild/protobuf';
import type { Account } from '../accounts/accounts.ts';
import type { LedgerEntry } from '../log/ledger-entry.ts';

/** Records a side effect of one run or request in the ledger. */
export type Effect = (kind: LedgerEntry['kind'], detail: LedgerEntry['detail']) => void;

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
  /** The provider's own HTTP API, where the simulator has it. */
  api?: ProviderApi;
};

/** A request to a provider's own API. The path is that below the API's address. */
export type ApiRequest = { method: string; path: string; query: URLSearchParams; body: string };

/** A text body is a page; any other is sent as JSON. */
export type ApiResponse = { status: number; body: unknown };

export type ProviderApi = {
  /** The first segment of its path, and its name in the call log, where faults can be injected. */
  name: string;
  /** The credential that a request has, as Scalekit keeps it. */
  readCredential(headers: IncomingHttpHeaders): string | undefined;
  respond(request: ApiRequest, account: Account, effect: Effect): ApiResponse;
  /** The provider's response with that status, for a request without a valid credential or with a fault. */
  refuse(status: number): ApiResponse;
};
