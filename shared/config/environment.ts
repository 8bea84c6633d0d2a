import * as z from 'zod';

/**
 * Every environment variable of every function, under the one name that the stack writes and the function
 * reads. A function parses its own schema once, at cold start; the stack is typed by the same schema.
 */
const httpUrl = z.url({ protocol: /^https?$/ });

const json = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'is not JSON' });
    return z.NEVER;
  }
});

const connectionNames = json.pipe(z.record(z.string().min(1), z.string().min(1)));

const commaList = z.string().transform((text) => text.split(',').filter((item) => item !== ''));

const scalekit = z.object({
  SCALEKIT_ENVIRONMENT_URL: httpUrl,
  /** ARN of the secret that holds `{ clientId, clientSecret, webhookSecrets }`. */
  SCALEKIT_SECRET_ARN: z.string().min(1),
  /** JSON object: the product's name of a connection → Scalekit's connection name in this environment. */
  CONNECTION_NAMES: connectionNames,
});

const callers = z.object({
  /** The token claim that names the user. */
  USER_CLAIM: z.string().min(1),
  /** Comma-separated client ids that may act for a user; empty: nobody. */
  SERVICE_CLIENTS: commaList,
});

const table = z.object({ TABLE_NAME: z.string().min(3) });

/** The users' schedules: where they are, under which role they fire what, and where a firing goes that fails. */
const schedules = z.object({
  SCHEDULE_GROUP: z.string().min(1),
  SCHEDULE_ROLE_ARN: z.string().min(1),
  MAIL_DIGEST_ARN: z.string().min(1),
  DEAD_LETTER_ARN: z.string().min(1),
});

/** Where schedules are and what they fire. */
export type ScheduleTarget = z.infer<typeof schedules>;

export const environments = {
  connect: z.object({
    ...scalekit.shape,
    ...callers.shape,
    ...table.shape,
    ...schedules.shape,
    /** Where Scalekit returns the browser; comes from configuration only. */
    USER_VERIFY_URL: httpUrl,
    /** In cookie mode the API's own callback, in place of the above for flows that a browser starts. */
    COOKIE_CALLBACK_URL: httpUrl.optional(),
  }),
  'callback-status': z.object({
    ...scalekit.shape,
    ...callers.shape,
    ...table.shape,
    /** In cookie mode the page to which the API's callback sends the browser. */
    COOKIE_RETURN_URL: httpUrl.optional(),
  }),
  'execute-action': z.object({ ...scalekit.shape, ...callers.shape, ...table.shape }),
  'digest-schedule': z.object({ ...callers.shape, ...table.shape, ...schedules.shape }),
  'mail-digest': z.object({
    ...scalekit.shape,
    ...table.shape,
    /** JSON object: the product's name of a connection → the address of its provider's own API. */
    PROVIDER_API_URLS: json.pipe(z.record(z.string().min(1), httpUrl)),
    /** Of the users' tokens: a schedule that names another one names nobody of this deployment. */
    ISSUER: httpUrl,
  }),
} as const;

export type FunctionName = keyof typeof environments;

/** What the stack must set for a function: names and raw values. */
export type FunctionEnvironment<Name extends FunctionName> = z.input<(typeof environments)[Name]>;

/**
 * Reads a function's environment.
 * @throws Error naming each variable that is missing or wrong, never its value.
 */
export function readEnvironment<Name extends FunctionName>(
  name: Name,
  env: NodeJS.ProcessEnv = process.env,
): z.output<(typeof environments)[Name]> {
  const parsed = environments[name].safeParse(env);
  if (parsed.success) return parsed.data as z.output<(typeof environments)[Name]>;
  const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
  throw new Error(`The environment of ${name} is wrong: ${wrong}`);
}
