import { randomBytes } from 'node:crypto';
import type { CallToolResult } from '@modelcontextprotocol/server';
import { asAppError } from '../../../shared/errors/app-error.ts';
import { problemCatalogue } from '../../../shared/http/problem-catalogue.ts';
import { writeTimedKey } from '../../../shared/state/restored/key-time.ts';
import { showProblem } from '../results/show-problem.ts';
import type { CatalogueTool } from '../tools/catalogue.ts';

/** A new key, with which a model does a write once more on purpose. */
export function newKey(now = Date.now()): string {
  return writeTimedKey('again-', now, randomBytes(6).toString('base64url'));
}

/** A failed call: a text for the model, and the problem for a program. */
export function problemResult(
  thrown: unknown,
  { name, effect, displayName }: CatalogueTool,
  { key, connectUrl }: { key: string | undefined; connectUrl: string },
): CallToolResult {
  const error = asAppError(thrown);
  const text = showProblem(error, { tool: name, effect, displayName, connectUrl, key, again: newKey() });
  const problem = {
    code: error.code,
    retryable: effect === 'read' && problemCatalogue[error.code].retryable,
    ...error.facts,
    ...(error.code === 'reconnect-required' && { connectUrl }),
    ...(key !== undefined && { idempotencyKey: key }),
    ...(error.replayed && { replayed: true }),
  };
  return { content: [{ type: 'text', text }], isError: true, _meta: { 'dev.onbehalf/problem': problem } };
}
