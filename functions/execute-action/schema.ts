import * as z from 'zod/mini';
import { actionResponse, executionResponse, executionStatus } from '../../shared/actions/responses.ts';
import { accountLabel } from '../../shared/connections/account-ref.ts';
import { contract } from '../../shared/http/contract.ts';
import { idempotencyKey } from '../../shared/http/idempotency-key.ts';
import { formattedTools, toolsQuery, toolsResponse } from './tools/schema.ts';

/** `POST /actions/{tool}`. `input` is checked against the tool's own schema. */
export const actionPath = z.strictObject({
  tool: z.string().check(z.minLength(1), z.maxLength(128), z.meta({ examples: ['gmail_fetch_mails'] })),
});
export const actionBody = z
  .strictObject({
    connection: z.string().check(z.minLength(1), z.maxLength(64)),
    account: z.optional(accountLabel),
    input: z
      ._default(z.record(z.string(), z.unknown()), {})
      .check(z.describe("The tool's input, which its `inputSchema` in `GET /tools` describes.")),
  })
  .check(z.meta({ examples: [{ connection: 'gmail', input: { query: 'is:unread', max_results: 5 } }] }));

/** `GET /executions/{key}`. */
export const executionPath = z.strictObject({
  key: idempotencyKey.check(z.meta({ examples: ['invoice-4711-reminder-2'] })),
});

/** The routes that list tools, run them, and return the state of a write. */
export const executeActionContract = contract({
  'GET /tools': {
    summary: 'The tools that the user may run',
    description:
      "The product's tools that Scalekit offers on the user's `ACTIVE` accounts, and the actions that the product declares on them. A connection that is not linked is in `unavailable`, with `reconnect-required`. With `format` each definition has the form that the API of a model takes; the `Idempotency-Key` of a write stays the caller's task.",
    access: 'read',
    query: toolsQuery,
    responses: { 200: z.union([toolsResponse, ...formattedTools]) },
    problems: [
      'connection-unknown',
      'provider-error',
      'result-too-large',
      'deadline-exceeded',
      'upstream-unavailable',
    ],
  },
  'POST /actions/{tool}': {
    summary: 'Runs a tool, a write at most once',
    description:
      'A tool that writes needs the scope write or act-as, and an `Idempotency-Key`. The input is checked against the schema of the tool before anything is sent.',
    // Every tool needs at least the read scope; `runAction` demands the write scope once the tool is known.
    access: 'read',
    path: actionPath,
    body: actionBody,
    idempotencyKey: 'optional',
    agentRunId: true,
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
    description: `\`status\` is one of ${executionStatus.options.map((one) => `\`${one}\``).join(', ')}. Sends nothing.`,
    access: 'read',
    path: executionPath,
    responses: { 200: executionResponse },
    problems: ['not-found', 'outcome-unknown', 'upstream-unavailable'],
  },
});
