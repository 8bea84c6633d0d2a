import { ProtocolError, ProtocolErrorCode } from '@modelcontextprotocol/server';
import * as z from 'zod/mini';
import { findTool } from '../tools/catalogue.ts';
import { ownTools } from '../tools/own-tools.ts';
import { CALL_TOOL, listSearchTools, SEARCH_TOOL } from '../tools/search-tools.ts';
import { type Call, type CallDeps, type Caller, type CallResult, textResult } from './call.ts';
import { runOwnTool } from './own-calls.ts';
import { runTool } from './run-tool.ts';

/** Strict: a key beside the arguments is meant for the write, which must not run without it. */
const innerCall = z.strictObject({
  name: z.string(),
  arguments: z._default(z.record(z.string(), z.unknown()), {}),
});

/**
 * Responds to one `tools/call`.
 * @throws ProtocolError for a tool that the address of `/mcp` does not select, or that does not exist
 */
export async function callTool(call: Call, caller: Caller, deps: CallDeps): Promise<CallResult> {
  const isSearching = caller.view.mode === 'search';
  const result = isSearching ? await runInSearchMode(call, caller, deps) : await run(call, caller, deps);
  if (result !== undefined) return result;
  throw new ProtocolError(ProtocolErrorCode.InvalidParams, 'No such tool');
}

/** Undefined for a tool that the caller cannot see. */
async function run(call: Call, caller: Caller, deps: CallDeps): Promise<CallResult | undefined> {
  const own = ownTools.find(({ name }) => name === call.name);
  if (own !== undefined) return runOwnTool(own, call.arguments, caller, deps);
  const tool = findTool(call.name, caller.view);
  return tool && runTool(tool, call, inRun(call, caller), deps);
}

async function runInSearchMode(call: Call, caller: Caller, deps: CallDeps): Promise<CallResult | undefined> {
  const own = listSearchTools(true).find(({ name }) => name === call.name);
  if (own?.name === SEARCH_TOOL) return runOwnTool(own, call.arguments, caller, deps);
  if (own?.name !== CALL_TOOL) return run(call, caller, deps);
  const inner = innerCall.safeParse(call.arguments).data;
  const result = inner && (await run({ ...call, ...inner }, caller, deps));
  if (result !== undefined) return result;
  const text = `\`name\` must be a tool that ${SEARCH_TOOL} returns, and \`arguments\` an object with all of its arguments. Nothing was done.`;
  return { ...textResult(text), isError: true };
}

function inRun({ agentRunId }: Call, caller: Caller): Caller {
  return agentRunId === undefined ? caller : { ...caller, scope: { ...caller.scope, agentRunId } };
}
