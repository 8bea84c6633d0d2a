import { randomUUID } from 'node:crypto';
import { PROVIDER_CALL_MS } from '../../config/limits.ts';
import type { HttpAction } from '../../connections/actions/http-action.ts';
import { listActions } from '../../connections/actions/list-actions.ts';
import { findAction } from '../../connections/allow-list.ts';
import type { ConnectionConfig } from '../../connections/connections.ts';
import { AppError, asAppError } from '../../errors/app-error.ts';
import { failedRun } from '../failure/call-error.ts';
import type { OpenToken } from '../provider-api/open-token.ts';
import type { ApiRequest, UserToken } from '../provider-api/user-token.ts';
import { withRetries } from '../retry.ts';
import type { CallScope, ToolCall, ToolRun, Tools } from '../scalekit.ts';
import { buildRequest } from './build-request.ts';
import { readResponse } from './read-response.ts';

/** A request with the credential that it is sent with. */
type Prepared = { action: HttpAction; request: ApiRequest; token: UserToken };

/**
 * Runs the actions that the product's configuration declares, at the providers' own APIs, and leaves every other tool
 * to Scalekit.
 */
export function withDeclaredTools(
  tools: Tools,
  openToken: OpenToken,
  find: (connection: string) => ConnectionConfig | undefined,
): Tools {
  /** What was prepared for a write, until it is sent. */
  const prepared = new WeakMap<ToolCall, Prepared>();
  const actionOf = ({ connection, tool }: Pick<ToolCall, 'connection' | 'tool'>) => {
    const config = find(connection);
    return config && findAction(config, tool);
  };
  const prepare = async (action: HttpAction, call: ToolCall, scope: CallScope): Promise<Prepared> => {
    const request = buildRequest(action, call.input, call.writeKey);
    return { action, request, token: await openToken(call, scope) };
  };
  return {
    async definitions(ref, scope) {
      const config = find(ref.connection);
      const own = config === undefined ? [] : listActions(config);
      // A connection without a tool of Scalekit's costs no call.
      const hasTools = config === undefined || Object.keys(config.tools).length > 0;
      const offered = hasTools ? await tools.definitions(ref, scope) : [];
      return [...own, ...offered.filter(({ name }) => !own.some((each) => each.name === name))];
    },
    async definition(ref, tool, scope) {
      const config = find(ref.connection);
      const own = config && listActions(config).find(({ name }) => name === tool);
      return own ?? tools.definition(ref, tool, scope);
    },
    async prepare(scope, write) {
      const action = write && actionOf(write.call);
      if (write === undefined || action === undefined) return tools.prepare(scope, write);
      prepared.set(write.call, await prepare(action, write.call, write.scope).catch(failPreparation));
    },
    async read(call, scope) {
      const action = actionOf(call);
      if (action === undefined) return tools.read(call, scope);
      return run(call, scope, 'read', () => prepare(action, call, scope));
    },
    async write(call, scope) {
      const action = actionOf(call);
      if (action === undefined) return tools.write(call, scope);
      const before = prepared.get(call);
      prepared.delete(call);
      return run(call, scope, 'write', async () => before ?? prepare(action, call, scope));
    },
  };
}

/** Nothing was sent, so a write may be repeated. */
function failPreparation(error: unknown): never {
  const isLate = error instanceof AppError && error.code === 'deadline-exceeded';
  throw isLate ? new AppError('upstream-unavailable', { cause: error }) : error;
}

async function run(
  call: ToolCall,
  scope: CallScope,
  effect: 'read' | 'write',
  prepare: () => Promise<Prepared>,
): Promise<ToolRun> {
  let prepared: Prepared;
  try {
    prepared = await prepare();
  } catch (error) {
    return { outcome: 'not-run', error: asAppError(error) };
  }
  const executionId = `own_${randomUUID()}`;
  try {
    const data = await send(prepared, scope, effect);
    return { outcome: 'done', data, executionId };
  } catch (error) {
    return failedRun(error, call, effect);
  } finally {
    prepared.token.end();
  }
}

/** A write is sent once, also after a failure; a read is repeated as Scalekit's tools are. */
function send(
  { action, request, token }: Prepared,
  { deadline, providerCallMs = PROVIDER_CALL_MS }: CallScope,
  effect: 'read' | 'write',
): Promise<unknown> {
  const repetition = effect === 'read' ? 'read' : 'once';
  return withRetries({ repetition, deadline }, async () => {
    const left = Math.max(1, Math.min(providerCallMs, deadline - Date.now()));
    const signal = AbortSignal.timeout(left);
    return readResponse(action, await token.send(request, { signal, opensConnection: effect === 'write' }));
  });
}
