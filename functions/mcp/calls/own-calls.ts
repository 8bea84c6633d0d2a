import type { CallToolResult, Tool } from '@modelcontextprotocol/server';
import { checkInput } from '../../../shared/actions/check-input.ts';
import { findExecution } from '../../../shared/actions/find-execution.ts';
import { AppError, asAppError, type ErrorCode } from '../../../shared/errors/app-error.ts';
import { idempotencyKey } from '../../../shared/http/idempotency-key.ts';
import { problemCatalogue } from '../../../shared/http/problem-catalogue.ts';
import { showProblem } from '../results/show-problem.ts';
import { showOwnData } from '../results/show-read.ts';
import { KEY_ARGUMENT } from '../tools/describe-tool.ts';
import { listTools } from '../tools/list-tools.ts';
import { CONNECTIONS_TOOL, EXECUTION_TOOL } from '../tools/own-tools.ts';
import { SEARCH_TOOL, searchTools } from '../tools/search-tools.ts';
import { type CallDeps, type Caller, textResult } from './call.ts';
import { listAccounts } from './list-accounts.ts';
import { logCall } from './log-call.ts';

type Run = (input: Record<string, unknown>, caller: Caller, deps: CallDeps) => Promise<object>;

const runs: Record<string, Run> = {
  [CONNECTIONS_TOOL]: listAccounts,
  [EXECUTION_TOOL]: findWrite,
  [SEARCH_TOOL]: async ({ query }, { view }) => searchTools(String(query), listTools(view)),
};

/** Runs one of the product's own tools. @returns a failure, too, as a result */
export async function runOwnTool(
  tool: Tool,
  input: Record<string, unknown>,
  caller: Caller,
  deps: CallDeps,
): Promise<CallToolResult> {
  const facts = { tool: tool.name, connection: 'onbehalf' };
  try {
    checkInput({ ...tool, description: tool.description ?? '' }, input);
    const data = await runs[tool.name]?.(input, caller, deps);
    logCall(facts, 'done', deps.log);
    return textResult(showOwnData(data));
  } catch (thrown) {
    logCall(facts, thrown, deps.log);
    const error = asAppError(thrown);
    const { retryable } = problemCatalogue[error.code];
    const text = withoutRecord[error.code] ?? showOwnProblem(error, tool.name);
    const problem = { code: error.code, retryable, ...error.facts };
    return { ...textResult(text), isError: true, _meta: { 'dev.onbehalf/problem': problem } };
  }
}

const UNKNOWN = 'The write may or may not have happened. Do not repeat it: look in the account first.';

/** What a look-up returns to the model where the key has no record. */
const withoutRecord: Partial<Record<ErrorCode, string>> = {
  'not-found':
    'No write of the last 24 hours has this key. An older one may have happened: look in the account itself.',
  'outcome-unknown': UNKNOWN,
};

function showOwnProblem(error: AppError, tool: string): string {
  return showProblem(error, { tool, effect: 'read', displayName: 'Onbehalf', connectUrl: '' });
}

/** @throws AppError `not-found`, `outcome-unknown`, `invalid-request` */
async function findWrite(input: Record<string, unknown>, { scope }: Caller, deps: CallDeps): Promise<object> {
  const parsed = idempotencyKey.safeParse(input[KEY_ARGUMENT]);
  if (!parsed.success) {
    const errors = [{ path: `body.input.${KEY_ARGUMENT}`, message: 'is not a key' }];
    throw new AppError('invalid-request', { errors });
  }
  const execution = await findExecution(parsed.data, scope, deps);
  return { meaning: meanings[execution.status], ...execution };
}

const meanings = {
  DONE: 'The write has ended: it has a result, or the provider refused it with `code`.',
  IN_PROGRESS: 'The write is still running. Do not repeat it.',
  UNKNOWN,
};
