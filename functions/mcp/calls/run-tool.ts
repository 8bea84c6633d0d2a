import { checkInput } from '../../../shared/actions/check-input.ts';
import { hashRequest } from '../../../shared/actions/hash-request.ts';
import { readAction } from '../../../shared/actions/run-action.ts';
import { AppError, asAppError } from '../../../shared/errors/app-error.ts';
import { idempotencyKey } from '../../../shared/http/idempotency-key.ts';
import type { ToolCall } from '../../../shared/scalekit/scalekit.ts';
import { showRead } from '../results/show-read.ts';
import { showWrite } from '../results/show-write.ts';
import { type AccountTool, nameOf, withAccount } from '../tools/account-tool.ts';
import type { CatalogueTool } from '../tools/catalogue.ts';
import { KEY_ARGUMENT, OFFSET_ARGUMENT, splitArguments } from '../tools/describe-tool.ts';
import { checkAccount, explainLabel } from './account-argument.ts';
import { type Call, type CallDeps, type Caller, type CallResult, textResult } from './call.ts';
import { chooseKey } from './choose-key.ts';
import { chooseConnectPage, withLink } from './link.ts';
import { logCall } from './log-call.ts';
import { newKey, problemResult } from './problem-result.ts';
import { writeWithinDeadline } from './write-within-deadline.ts';

/** Runs a tool. @returns what the model is to read; a failure, too, is a result, and one line of the log has its code */
export async function runTool(
  listed: CatalogueTool,
  call: Call,
  caller: Caller,
  deps: CallDeps,
): Promise<CallResult> {
  const { input, own, account } = splitArguments(listed, call.arguments);
  let tool: AccountTool = listed;
  let key: string | undefined;
  try {
    tool = withAccount(listed, checkAccount(account, listed));
    const toolCall = toolCallOf(tool, input);
    checkInput(tool, input);
    key = tool.effect === 'read' ? undefined : await keyOf(toolCall, call.key ?? own, caller, deps);
    const run =
      key === undefined
        ? () => read(tool, toolCall, checkOffset(own), caller, deps)
        : write.bind(undefined, tool, toolCall, key, caller, deps);
    return await withLink(tool, call, caller, deps, () => explainLabel(run, tool, caller, deps));
  } catch (error) {
    logCall({ tool: tool.name, connection: tool.connection }, error, deps.log);
    return problemResult(error, tool, { key, connectUrl: chooseConnectPage(tool, asAppError(error), deps) });
  }
}

function toolCallOf({ connection, account, name }: AccountTool, input: ToolCall['input']): ToolCall {
  return { connection, ...(account !== undefined && { account }), tool: name, input };
}

async function read(
  tool: AccountTool,
  toolCall: ToolCall,
  offset: number,
  { scope }: Caller,
  deps: CallDeps,
): Promise<CallResult> {
  const { data } = await readAction(toolCall, scope, deps);
  logCall(toolCall, 'done', deps.log);
  return textResult(showRead(toolCall.tool, data, offset, nameOf(tool)));
}

async function write(
  tool: AccountTool,
  toolCall: ToolCall,
  key: string,
  { scope }: Caller,
  deps: CallDeps,
): Promise<CallResult> {
  const outcome = await writeWithinDeadline(toolCall, key, scope, deps);
  logCall(toolCall, outcome.replayed ? 'replayed' : 'done', deps.log);
  const result = textResult(showWrite(outcome, { key, again: newKey(), account: nameOf(tool) }));
  return outcome.replayed ? { ...result, _meta: { 'dev.onbehalf/replayed': true } } : result;
}

/** @throws AppError `forbidden`, `invalid-request` */
async function keyOf(
  toolCall: ToolCall,
  own: unknown,
  { scope: { user, service }, view }: Caller,
  deps: CallDeps,
): Promise<string> {
  if (!view.mayWrite) throw new AppError('forbidden');
  if (own === undefined) return chooseKey({ user, service, requestHash: hashRequest(toolCall) }, deps);
  const parsed = idempotencyKey.safeParse(own);
  if (parsed.success) return parsed.data;
  throw invalidArgument(KEY_ARGUMENT, parsed.error.issues[0]?.message ?? 'is not valid');
}

/** @throws AppError `invalid-request` */
function checkOffset(own: unknown = 0): number {
  if (typeof own === 'number' && Number.isSafeInteger(own) && own >= 0) return own;
  throw invalidArgument(OFFSET_ARGUMENT, 'must be a whole number of at least 0');
}

function invalidArgument(name: string, message: string): AppError {
  return new AppError('invalid-request', { errors: [{ path: `body.input.${name}`, message }] });
}
