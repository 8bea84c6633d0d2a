import './issue-messages.ts';
import * as z from 'zod/mini';
import {
  callers,
  keptTable,
  offboard,
  providerApis,
  scalekit,
  schedules,
  table,
} from './environment-parts.ts';
import { commaList, connectionNames, httpUrl } from './variables.ts';

/**
 * Every environment variable of every function, by the name that the stack writes and the function reads. A function
 * parses its own schema once, at cold start; the same schema types the stack.
 */
export const environments = {
  connect: z.object({
    ...scalekit.shape,
    ...callers.shape,
    ...table.shape,
    ...schedules.shape,
    /** The page to which Scalekit returns the browser; never taken from a request. */
    USER_VERIFY_URL: httpUrl,
    /** In cookie mode: the API's own callback, in place of USER_VERIFY_URL for flows that a browser starts. */
    COOKIE_CALLBACK_URL: z.optional(httpUrl),
    /** The console's client and its own callback, where the stage has the console. */
    CONSOLE_CLIENT_ID: z.optional(z.string().check(z.minLength(1))),
    CONSOLE_CALLBACK_URL: z.optional(httpUrl),
  }),
  'callback-status': z.object({
    ...scalekit.shape,
    ...callers.shape,
    ...table.shape,
    /** The page to which the API's callback sends a browser whose user must confirm the link. */
    USER_VERIFY_URL: httpUrl,
    /** In cookie mode: the page to which the API's callback sends the browser. */
    COOKIE_RETURN_URL: z.optional(httpUrl),
    /** In cookie mode, in a stage with the console: its own pages, in place of both for its links. */
    CONSOLE_CALLBACK_URL: z.optional(httpUrl),
    CONSOLE_RETURN_URL: z.optional(httpUrl),
  }),
  'execute-action': z.object({
    ...scalekit.shape,
    ...callers.shape,
    ...keptTable.shape,
    ...providerApis.shape,
  }),
  mcp: z.object({
    ...scalekit.shape,
    ...callers.shape,
    ...keptTable.shape,
    ...providerApis.shape,
    /** The API's own address, an origin. */
    API_URL: httpUrl,
    /** The issuer of the users' tokens, where MCP clients sign in. */
    ISSUER: httpUrl,
    /** The page on which a user links an account; `connection` is added to its query. */
    CONNECT_URL: httpUrl,
    /** Comma-separated: the origins whose pages may call. */
    ALLOWED_ORIGINS: commaList,
    /** The product's version, which MCP clients receive. */
    VERSION: z.string().check(z.minLength(1)),
  }),
  'digest-schedule': z.object({
    CONNECTION_NAMES: connectionNames,
    ...callers.shape,
    ...keptTable.shape,
    ...schedules.shape,
    ...providerApis.shape,
  }),
  'mail-digest': z.object({
    ...scalekit.shape,
    ...keptTable.shape,
    ...providerApis.shape,
    /** The issuer of the users' tokens; an event with any other issuer is refused. */
    ISSUER: httpUrl,
  }),
  'account-events': z.object({
    ...scalekit.shape,
    ...table.shape,
    ...schedules.shape,
    /** The issuer of the users' tokens: Scalekit's events name a user by the identifier alone. */
    ISSUER: httpUrl,
    /** The bus of EventBridge on which changes of accounts are published. */
    EVENT_BUS_NAME: z.string().check(z.minLength(1)),
  }),
  reconcile: z.object({
    ...scalekit.shape,
    ...table.shape,
    ...schedules.shape,
    ...offboard.shape,
    /** As of `account-events`. */
    EVENT_BUS_NAME: z.string().check(z.minLength(1)),
  }),
  'seal-activity': z.object({
    ...table.shape,
    /** The key that signs the daily roots. */
    SIGNING_KEY_ARN: z.string().check(z.minLength(1)),
  }),
  activity: z.object({ ...callers.shape, ...table.shape }),
  offboarding: z.object({ ...callers.shape, ...table.shape, ...offboard.shape }),
  offboard: z.object({
    ...scalekit.shape,
    ...table.shape,
    SCHEDULE_GROUP: z.string().check(z.minLength(1)),
    /** The address of the dead-letter queue, which the user's messages leave. */
    DEAD_LETTER_URL: z.string().check(z.minLength(1)),
    /** ARN of the key that signs the records. */
    SIGNING_KEY_ARN: z.string().check(z.minLength(1)),
  }),
  console: z.object({
    /** The API's own address, an origin. */
    API_URL: httpUrl,
    /** The issuer of the users' tokens, where the console signs in. */
    ISSUER: httpUrl,
    /** The console's client at the issuer; absent in a stage without the console. */
    CONSOLE_CLIENT_ID: z.optional(z.string().check(z.minLength(1))),
    /** The scopes that it requests, separated by blanks. */
    CONSOLE_SCOPES: z.optional(z.string().check(z.minLength(1))),
    /** Comma-separated: the modes of the stage, each of which adds routes to its document. */
    MODES: commaList,
    /** `true` where the console's links return to the API itself. */
    COOKIE_MODE: z.optional(z.literal('true')),
  }),
} as const;

export type FunctionName = keyof typeof environments;

/** The raw values that the stack sets for a function. */
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
