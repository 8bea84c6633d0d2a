import * as z from 'zod/mini';
import type { ZodOpenApiOperationObject } from 'zod-openapi';
import { identifierSchema } from '../../../shared/config/identifier.ts';
import { agentRunIdSchema } from '../../../shared/http/agent-run-id.ts';
import type { RouteContract, TokenRoute } from '../../../shared/http/contract.ts';
import { idempotencyKey } from '../../../shared/http/idempotency-key.ts';
import { examplesOf } from './examples-of.ts';

const key = idempotencyKey.check(
  z.meta({
    description:
      'One key for one intention, kept for 24 hours: a repeated request with it returns the stored response.',
    examples: ['invoice-4711-reminder-2'],
  }),
);

const runId = z.optional(agentRunIdSchema).check(
  z.meta({
    description:
      "Your own name of the agent's run, by which Scalekit's logs group its calls. It is no part of the write that a key names.",
    examples: ['run-2026-11-29-7f3a'],
  }),
);

// API Gateway joins repeated headers with commas: a comma may mean two users.
const onBehalfOf = z
  .optional(identifierSchema.check(z.regex(/^[^,]*$/)))
  .check(
    z.describe(
      "Required for a service, whose token has the scope `onbehalf/act-as`: the user. A user's own token must not come with it (403).",
    ),
  );

/** OpenAPI's form of a query with names of any kind: each member is a parameter of its own. */
const further = z.optional(z.record(z.string(), z.string())).check(
  z.meta({
    description: 'Further parameters, which are ignored.',
    param: { style: 'form', explode: true },
  }),
);

/** The parameters of a route's path and query, and the headers that it accepts. */
export function parametersOf(route: RouteContract): Pick<ZodOpenApiOperationObject, 'requestParams'> {
  const header = route.access === 'none' ? {} : headersOf(route);
  const parts = {
    ...(route.path && { path: withExamples(route.path) }),
    ...(route.query && { query: withExamples(withFurther(route.query)) }),
    ...(Object.keys(header).length > 0 && { header: withExamples(z.object(header)) }),
  };
  return Object.keys(parts).length === 0 ? {} : { requestParams: parts };
}

function headersOf({
  idempotencyKey: takesKey,
  agentRunId: takesRunId,
  forServices = true,
}: TokenRoute): Record<string, z.ZodMiniType> {
  return {
    ...(takesKey !== undefined && { 'Idempotency-Key': takesKey === 'required' ? key : z.optional(key) }),
    ...(takesRunId && { 'Agent-Run-Id': runId }),
    ...(forServices && { 'On-Behalf-Of': onBehalfOf }),
  };
}

/** A query that is not strict has further parameters. */
function withFurther(query: z.ZodMiniObject): z.ZodMiniObject {
  return query.def.catchall instanceof z.core.$ZodNever ? query : z.object({ ...query.shape, further });
}

/** Tools that make requests from the document read a parameter's own example, not those of its schema. */
function withExamples({ shape }: z.ZodMiniObject): z.ZodMiniObject {
  return z.object(
    Object.fromEntries(
      Object.entries(shape).map(([name, schema]) => {
        const [example] = examplesOf(schema);
        if (example === undefined) return [name, schema];
        const copy = z.clone(schema);
        z.globalRegistry.add(copy, { ...z.globalRegistry.get(schema), param: { example } });
        return [name, copy];
      }),
    ),
  );
}
