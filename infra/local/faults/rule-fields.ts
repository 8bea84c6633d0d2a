import { z } from 'zod';

/** The fields of a rule, each on its own. Unknown keys are refused, so that a typo is no silent default. */
export const ruleFields = z.strictObject({
  /** `service.Operation`, `service.*` for every operation of the service, or `network`. */
  at: z
    .string()
    .regex(
      /^(network|(dynamodb|secretsmanager|scheduler|events|kms|sqs|lambda|issuer|scalekit)\.([\w.-]+|\*))$/,
    ),
  /** Before the effect, or after it and before the response. */
  when: z.enum(['before', 'after']).default('before'),
  do: z.enum(['error', 'delay', 'reset', 'close', 'blackhole', 'kill', 'freeze', 'pass']),
  /** Only calls of this function; the function to kill or freeze where the caller is not identified. */
  function: z.string().min(1).optional(),
  /** Only calls to Scalekit for this user, and only runs of this tool. */
  identifier: z.string().min(1).optional(),
  tool: z.string().min(1).optional(),
  /** Fires for the next so many calls; default 1, at `network` unlimited. */
  times: z.int().min(1).max(100_000).optional(),
  /** Fires for this share of all calls, evenly, until the rule is disarmed. */
  share: z.number().gt(0).max(1).optional(),
  /** Milliseconds to wait before the action; of `freeze`, until the process is thawed. */
  ms: z.int().min(0).max(600_000).optional(),
  /** Of `error`: the HTTP status, and the code of AWS or gRPC. */
  status: z.int().min(200).max(599).optional(),
  code: z
    .string()
    .regex(/^[\w.#:/-]{1,256}$/)
    .optional(),
  /** Turns a gRPC error into a typed error of the provider. */
  toolErrorCode: z.string().min(1).optional(),
  /** Seconds, in the `Retry-After` of an error of Scalekit. */
  retryAfter: z.int().min(0).optional(),
  /** At `network`: open connections, new ones, or both (default). */
  on: z.enum(['open', 'new', 'all']).optional(),
  /** The direction that a network black hole swallows. Without requests, effects happen and responses are lost. */
  swallows: z.enum(['both', 'requests', 'replies']).optional(),
});

export type RuleFields = z.output<typeof ruleFields>;
