import { Code } from '@connectrpc/connect';
import { ConnectedAccountService } from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/connected_accounts/connected_accounts_pb.js';
import { ConnectionService } from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/connections/connections_pb.js';
import { ToolService } from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/tools/tools_pb.js';
import { z } from 'zod';
import type { CodeName } from '../faults/faults.ts';

/** The bodies and queries of the control API. Unknown keys are refused: a typo must not pass as a default. */
const identifier = z.string().min(1);

const httpMethods = ['token', 'proxy', 'gmail', 'rest'];
const methods = new Set([
  ...httpMethods,
  ...[ConnectionService, ConnectedAccountService, ToolService].flatMap((service) =>
    Object.keys(service.method),
  ),
]);
const codeNames = Object.keys(Code).filter((name): name is CodeName => Number.isNaN(Number(name)));

export const faultRequest = z
  .strictObject({
    method: z.string().refine((name) => methods.has(name), 'is no method of the simulator'),
    identifier: identifier.optional(),
    tool: z.string().min(1).optional(),
    times: z.int().min(1).max(100_000).optional(),
    share: z.number().gt(0).max(1).optional(),
    after: z.boolean().default(false),
    delayMs: z.int().min(0).max(600_000).optional(),
    code: z.enum(codeNames).optional(),
    toolErrorCode: z.string().min(1).optional(),
    httpStatus: z.int().min(200).max(599).optional(),
    retryAfter: z.int().min(0).optional(),
    drop: z.enum(['reset', 'fin', 'blackhole']).optional(),
  })
  .refine(({ code, httpStatus, drop }) => [code, httpStatus, drop].filter(Boolean).length <= 1, {
    message: 'takes one of code, httpStatus and drop',
  })
  .refine((fault) => fault.code ?? fault.httpStatus ?? fault.drop ?? fault.delayMs !== undefined, {
    message: 'needs one of code, httpStatus, drop and delayMs',
  })
  .refine(({ method, code }) => !(code && httpMethods.includes(method)), {
    message: 'an HTTP request has no code: use httpStatus, drop or delayMs',
  })
  .refine(({ method, identifier }) => !(identifier && method === 'token'), {
    message: 'a token request has no identifier',
  })
  .refine(({ method, tool }) => !tool || method === 'executeTool', {
    message: 'tool goes with method executeTool',
  })
  .refine(({ times, share }) => times === undefined || share === undefined, {
    message: 'takes one of times and share',
  })
  .refine(({ method, code, toolErrorCode }) => !toolErrorCode || (code && method === 'executeTool'), {
    message: 'toolErrorCode goes with method executeTool and a code',
  });

export const consentRequest = z.strictObject({ link: z.url(), decision: z.enum(['approve', 'refuse']) });

export const mailboxRequest = z.strictObject({
  dir: z.string().min(1).optional(),
  idsOnly: z.boolean().optional(),
});

export const arrivalRequest = z.strictObject({ raw: z.string().min(1) });

export const lifetimeRequest = z.strictObject({ expiresIn: z.int().min(1).max(86_400) });

export const credentialsRequest = z.strictObject({ clientSecret: z.string().min(1) });

export const scopeQuery = z.strictObject({ identifier: identifier.optional() });

export const eventQuery = z.strictObject({
  identifier: identifier.optional(),
  since: z.coerce.number().int().min(0).optional(),
});

export const nothing = z.strictObject({});
