import './issue-messages.ts';
import * as z from 'zod/mini';
import { commaList, connectionNames, httpUrl, json, restored } from './variables.ts';

export const scalekit = z.object({
  SCALEKIT_ENVIRONMENT_URL: httpUrl,
  /** ARN of the secret that holds `{ clientId, clientSecret, webhookSecrets }`. */
  SCALEKIT_SECRET_ARN: z.string().check(z.minLength(1)),
  /** JSON object: the product's name of a connection → Scalekit's connection name in this environment. */
  CONNECTION_NAMES: connectionNames,
});

export const callers = z.object({
  /** The token claim that names the user. */
  USER_CLAIM: z.string().check(z.minLength(1)),
  /** Comma-separated client ids that may act for a user; empty allows no client. */
  SERVICE_CLIENTS: commaList,
});

export const table = z.object({ TABLE_NAME: z.string().check(z.minLength(3)) });

/** The table of a function that must do nothing again that a restore has lost. */
export const keptTable = z.object({ ...table.shape, ...restored.shape });

export const providerApis = z.object({
  /** JSON object: the product's name of a connection → the address of its provider's own API. */
  PROVIDER_API_URLS: z.pipe(json, z.record(z.string().check(z.minLength(1)), httpUrl)),
});

/** The users' schedules: their group, their role, the function that they invoke, and the dead-letter queue. */
export const schedules = z.object({
  SCHEDULE_GROUP: z.string().check(z.minLength(1)),
  SCHEDULE_ROLE_ARN: z.string().check(z.minLength(1)),
  MAIL_DIGEST_ARN: z.string().check(z.minLength(1)),
  DEAD_LETTER_ARN: z.string().check(z.minLength(1)),
});

/** The job that ends everything of a user. */
export const offboard = z.object({ OFFBOARD_ARN: z.string().check(z.minLength(1)) });

/** The group and role of the schedules, the function that each invokes, and the dead-letter queue. */
export type ScheduleTarget = z.infer<typeof schedules>;
