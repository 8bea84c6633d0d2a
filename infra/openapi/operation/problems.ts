import * as z from 'zod';
import { REPORTED_CHARACTERS, REPORTED_ERRORS } from '../../../shared/config/limits.ts';
import { type ErrorCode, type ErrorFacts, PROVIDER_ERROR_REASONS } from '../../../shared/errors/app-error.ts';
import { problemCatalogue } from '../../../shared/http/problem-catalogue.ts';

const fieldError = z.object({
  path: z
    .string()
    .max(REPORTED_CHARACTERS)
    .meta({ examples: ['body.time'] }),
  message: z.string().max(REPORTED_CHARACTERS),
});

/** What a problem may have beside the members that every problem has, and the codes that have it. */
const facts = {
  errors: {
    schema: z.array(fieldError).min(1).max(REPORTED_ERRORS),
    description: 'What is wrong, field by field.',
    codes: ['invalid-request'],
    isRequired: true,
  },
  connection: {
    schema: z.string(),
    description: 'The connection that the request is about.',
    codes: [
      'tool-not-allowed',
      'provider-forbidden',
      'reconnect-required',
      'request-in-progress',
      'provider-rate-limited',
      'provider-error',
      'result-too-large',
      'outcome-unknown',
    ],
  },
  account: {
    schema: z.string(),
    description: 'The label of the account that the request is about, unless it is the default account.',
    codes: [
      'provider-forbidden',
      'reconnect-required',
      'request-in-progress',
      'provider-rate-limited',
      'provider-error',
      'result-too-large',
      'outcome-unknown',
    ],
  },
  reconnect: {
    schema: z.string().meta({ examples: ['POST /connections/gmail/authorize?force=true'] }),
    description: 'The route that makes a new link.',
    codes: ['reconnect-required'],
    isRequired: true,
  },
  executionId: {
    schema: z.string(),
    description: 'The id of the execution at Scalekit, for its support.',
    codes: [
      'provider-forbidden',
      'reconnect-required',
      'provider-rate-limited',
      'provider-error',
      'result-too-large',
      'outcome-unknown',
    ],
  },
  reason: {
    schema: z.enum(PROVIDER_ERROR_REASONS),
    description: 'Why the provider failed, so that a program can act on it.',
    codes: ['provider-error'],
    isRequired: true,
  },
  retryAfter: {
    schema: z.int().min(1),
    description: 'Seconds to wait, as in the header `Retry-After`.',
    codes: ['request-in-progress', 'provider-rate-limited', 'rate-limited', 'upstream-unavailable'],
  },
} satisfies Record<Exclude<keyof ErrorFacts, 'detail'> | 'reconnect', Fact>;

type Fact = { schema: z.ZodType; description: string; codes: readonly ErrorCode[]; isRequired?: boolean };

const codes = Object.keys(problemCatalogue) as ErrorCode[];

/** Whether a problem of this code may come with `Retry-After`. */
export function mayHaveRetryAfter(code: ErrorCode): boolean {
  return (facts.retryAfter.codes as readonly ErrorCode[]).includes(code);
}

/** One schema per problem code: the code decides which members a problem has. */
export const problemSchemas = Object.fromEntries(codes.map((code) => [code, problemSchema(code)])) as Record<
  ErrorCode,
  z.ZodObject
>;

/** The same by the name of their component, in the order of the catalogue. */
export const problemComponents = Object.fromEntries(
  codes.map((code) => [componentName(code), problemSchemas[code]]),
);

function componentName(code: ErrorCode): string {
  return `Problem.${code}`;
}

function problemSchema(code: ErrorCode): z.ZodObject {
  const { status, title, detail, retryable } = problemCatalogue[code];
  return z
    .object({
      type: z.literal(`urn:onbehalf:problem:${code}`),
      title: z.string(),
      status: z.literal(status),
      detail: z.string().meta({ examples: [detail] }),
      instance: z.string().meta({ description: 'The request id, as in the log.' }),
      code: z.literal(code),
      retryable: z.literal(retryable),
      ...factsOf(code),
    })
    .meta({ id: componentName(code), title, description: detail });
}

function factsOf(code: ErrorCode): Record<string, z.ZodType> {
  const own = Object.entries<Fact>(facts).filter(([, fact]) => fact.codes.includes(code));
  return Object.fromEntries(
    own.map(([name, { schema, description, isRequired }]) => {
      const described = schema.meta({ ...schema.meta(), description });
      return [name, isRequired ? described : described.optional()];
    }),
  );
}
