import * as z from 'zod';
import { PROVIDER_ERROR_REASONS } from '../../shared/errors/app-error.ts';
import { contract } from '../../shared/http/contract.ts';
import { idempotencyKey } from '../../shared/http/idempotency-key.ts';

/** `POST /actions/{tool}`. `input` is checked against the tool's own schema. */
export const actionPath = z.strictObject({ tool: z.string().min(1).max(128) });
export const actionBody = z.strictObject({
  connection: z.string().min(1).max(64),
  input: z.record(z.string(), z.unknown()).default({}),
});

const omitted = z.strictObject({ bytes: z.number(), sha256: z.string() });

/** A tool's result. `dataOmitted` replaces data that is too large to store or to send. */
export const actionResponse = z.strictObject({
  data: z.unknown(),
  executionId: z.string(),
  dataOmitted: omitted.optional(),
});

export type ActionResponse = z.infer<typeof actionResponse>;

/** `GET /tools`. */
export const toolsQuery = z.strictObject({ connection: z.string().min(1).max(64).optional() });

export const toolsResponse = z.strictObject({
  tools: z.array(
    z.strictObject({
      name: z.string(),
      description: z.string(),
      connection: z.string(),
      effect: z.enum(['read', 'write']),
      inputSchema: z.record(z.string(), z.unknown()),
    }),
  ),
  /** Connections whose tools are not listed, with the problem code of the reason. */
  unavailable: z.array(
    z.strictObject({
      connection: z.string(),
      code: z.string(),
      /** With `reconnect-required`: the route that makes a link. */
      reconnect: z.string().optional(),
    }),
  ),
});

export type ToolsResponse = z.infer<typeof toolsResponse>;

/** `GET /executions/{key}`. */
export const executionPath = z.strictObject({ key: idempotencyKey });

export const executionResponse = z.strictObject({
  status: z.enum(['IN_PROGRESS', 'DONE', 'UNKNOWN']),
  tool: z.string(),
  connection: z.string(),
  startedAt: z.iso.datetime(),
  /** When DONE: either the write's result or its problem code. */
  result: actionResponse.optional(),
  code: z.string().optional(),
  /** Of the code `provider-error`. */
  reason: z.enum(PROVIDER_ERROR_REASONS).optional(),
});

export type ExecutionResponse = z.infer<typeof executionResponse>;

/** The routes that list tools, run them, and return the state of a write. */
export const executeActionContract = contract({
  'GET /tools': {
    summary: 'The tools that the user may run',
    description: 'A connection that is not linked is in `unavailable`, with `reconnect-required`.',
    access: 'read',
    query: toolsQuery,
    responses: { 200: toolsResponse },
    problems: ['connection-unknown', 'result-too-large', 'deadline-exceeded', 'upstream-unavailable'],
  },
  'POST /actions/{tool}': {
    summary: 'Runs a tool, a write at most once',
    description: 'A tool that writes needs the write scope and an `Idempotency-Key`.',
    // Every tool needs at least the read scope; `runAction` demands the write scope once the tool is known.
    access: 'read',
    path: actionPath,
    body: actionBody,
    idempotencyKey: 'optional',
    responses: { 200: actionResponse },
    problems: [
      'tool-not-allowed',
      'provider-forbidden',
      'connection-unknown',
      'reconnect-required',
      'request-in-progress',
      'idempotency-key-reused',
      'provider-rate-limited',
      'provider-error',
      'result-too-large',
      'upstream-unavailable',
      'outcome-unknown',
      'deadline-exceeded',
    ],
  },
  'GET /executions/{key}': {
    summary: 'What became of a write within the last 24 hours',
    access: 'read',
    path: executionPath,
    responses: { 200: executionResponse },
    problems: ['not-found', 'upstream-unavailable'],
  },
});
