import { isHttpOperation, isOperation } from '../scalekit/faults/operations.ts';
import { isCodeName } from '../scalekit/tools/grpc-code.ts';
import type { RuleFields } from './rule-fields.ts';

/** A firing of a schedule: Scheduler's own call, which nothing but an error can keep from its target. */
export const FIRING = 'scheduler.Fire';
/** An event that EventBridge does not accept, in a response of status 200. */
export const ENTRY = 'events.Entry';

/** The constraints between the fields of a rule, each with its error message. */
export const constraints: readonly [message: string, isMet: (rule: RuleFields) => boolean][] = [
  ['takes one of times and share', ({ times, share }) => times === undefined || share === undefined],
  ['delay needs ms', ({ do: action, ms }) => action !== 'delay' || ms !== undefined],
  [
    'status, code and retryAfter belong to error',
    ({ do: action, status, code, retryAfter }) =>
      action === 'error' || (status ?? code ?? retryAfter) === undefined,
  ],
  [
    'on, swallows and pass belong to network',
    ({ at, on, swallows, do: action }) =>
      at === 'network' || ((on ?? swallows) === undefined && action !== 'pass'),
  ],
  [
    'network takes reset, close, blackhole, delay and pass, and no field of a call',
    ({ at, when, do: action, function: name }) =>
      at !== 'network' ||
      (!['error', 'kill', 'freeze'].includes(action) && when === 'before' && name === undefined),
  ],
  [
    'kill and freeze need function here, and only they take it: the caller is not identified',
    (rule) => !/^(scalekit|issuer)\./.test(rule.at) || isOfProcess(rule) === (rule.function !== undefined),
  ],
  [
    'scheduler.Fire and events.Entry take error before the call, and no function or status',
    ({ at, when, do: action, function: name, status }) =>
      (at !== FIRING && at !== ENTRY) ||
      (action === 'error' && when === 'before' && (name ?? status) === undefined),
  ],
  [
    'is no operation of Scalekit',
    ({ at }) => !isAtScalekit(at) || at === 'scalekit.*' || isOperation(operationOf(at)),
  ],
  [
    'identifier, tool, toolErrorCode and retryAfter belong to scalekit',
    ({ at, identifier, tool, toolErrorCode, retryAfter }) =>
      isAtScalekit(at) || (identifier ?? tool ?? toolErrorCode ?? retryAfter) === undefined,
  ],
  [
    'error at scalekit takes one of code and status',
    ({ at, do: action, code, status }) =>
      !isAtScalekit(at) || action !== 'error' || (code === undefined) !== (status === undefined),
  ],
  [
    'an HTTP request has no gRPC code: use status',
    ({ at, code }) => !isAtScalekit(at) || code === undefined || !isHttpOperation(operationOf(at)),
  ],
  [
    'code at scalekit is the name of a gRPC code',
    ({ at, code }) => !isAtScalekit(at) || code === undefined || isCodeName(code),
  ],
  [
    'a token request has no identifier',
    ({ at, identifier }) => at !== 'scalekit.token' || identifier === undefined,
  ],
  ['tool goes with scalekit.executeTool', ({ at, tool }) => tool === undefined || isToolRun(at)],
  [
    'toolErrorCode goes with scalekit.executeTool and a code',
    ({ at, code, toolErrorCode }) => toolErrorCode === undefined || (code !== undefined && isToolRun(at)),
  ],
];

/** Whether the action applies to the calling process, not to the call. */
export function isOfProcess({ do: action }: Pick<RuleFields, 'do'>): boolean {
  return action === 'kill' || action === 'freeze';
}

function isAtScalekit(at: string): boolean {
  return at.startsWith('scalekit.');
}

function isToolRun(at: string): boolean {
  return at === 'scalekit.executeTool';
}

function operationOf(at: string): string {
  return at.slice(at.indexOf('.') + 1);
}
