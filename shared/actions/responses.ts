import * as z from 'zod/mini';
import { accountLabel } from '../connections/account-ref.ts';
import { PROVIDER_ERROR_REASONS } from '../errors/app-error.ts';

const omitted = z
  .strictObject({ bytes: z.number(), sha256: z.string() })
  .check(z.describe('Replaces data that is too large to store or to send: `data` is null.'));

/** A tool's result. */
export const actionResponse = z
  .strictObject({
    data: z.unknown().check(z.describe("The tool's result, unchanged.")),
    executionId: z
      .string()
      .check(
        z.describe("Scalekit's name of the run; of an action that the product declares, a name of its own."),
      ),
    dataOmitted: z.optional(omitted),
  })
  .check(z.meta({ id: 'ToolResult', description: "A tool's result." }));

export type ActionResponse = z.infer<typeof actionResponse>;

export const executionStatus = z
  .enum(['IN_PROGRESS', 'DONE', 'UNKNOWN'])
  .check(
    z.describe('`UNKNOWN`: the write may or may not have happened, and is never sent again with this key.'),
  );

export const executionResponse = z
  .strictObject({
    status: executionStatus,
    tool: z.string(),
    connection: z.string(),
    account: z.optional(accountLabel),
    startedAt: z.iso.datetime(),
    result: z.optional(actionResponse),
    code: z
      .optional(z.enum(['provider-error', 'outcome-unknown']))
      .check(z.describe('The problem code of a write that is `DONE` without a result, or `UNKNOWN`.')),
    reason: z.optional(z.enum(PROVIDER_ERROR_REASONS)).check(z.describe('Of the code `provider-error`.')),
  })
  .check(z.meta({ id: 'Execution', description: 'A write, by its key.' }));

export type ExecutionResponse = z.infer<typeof executionResponse>;
