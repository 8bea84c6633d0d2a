import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { z } from 'zod';
import { connections } from '../../../shared/connections/connections.ts';
import { alarmsSchema } from './alarms.ts';
import { concurrencySchema } from './concurrency.ts';
import { connectUrlSchema } from './connect-url.ts';
import { consoleSchema } from './console.ts';
import { cookieModeSchema } from './cookie-mode.ts';
import { refuseOtherAddresses } from './provider-addresses.ts';
import { isReassignable } from './reassignable-claims.ts';
import { restoredSchema } from './restored.ts';
import { refuseContradictions, refuseRepetitions, refuseSharedNames } from './stage-rules.ts';
import { exactOrigin, noFragment, noQuery, urlParameter } from './url-parameter.ts';
import { word } from './word.ts';

type Connection = keyof typeof connections;
export const connectionKeys = Object.keys(connections) as [Connection, ...Connection[]];

/** "Audiences per authorizer": https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html */
const MAX_AUDIENCES = 50;

// INFINITE is left out: request logs must expire.
const retentionDays = Object.values(RetentionDays).filter(
  (days): days is RetentionDays => typeof days === 'number' && days !== RetentionDays.INFINITE,
);

/** The deployment parameters of one stage, as written in cdk.json. */
export function stageSchema(stage: string) {
  return baseSchema(stage).superRefine(refuseContradictions).superRefine(refuseOtherAddresses(stage));
}

function baseSchema(stage: string) {
  return z.strictObject({
    /** Scalekit's environment, such as `https://acme.scalekit.dev`. */
    scalekitEnvironmentUrl: urlParameter(stage, exactOrigin),
    /** The issuer of the product's access tokens, exactly as in their `iss`. */
    issuer: urlParameter(stage, noQuery, noFragment),
    /** A token's `aud` must have at least one of them. */
    audience: z
      .array(word)
      .min(1, 'must name at least one audience')
      .max(MAX_AUDIENCES, `must name at most ${MAX_AUDIENCES} audiences, the limit of API Gateway`)
      .superRefine(refuseRepetitions),
    /** Client ids that may act for users with `On-Behalf-Of`. */
    serviceClients: z.array(word).superRefine(refuseRepetitions).default([]),
    /** The token claim that names the user permanently. */
    userClaim: word
      .refine((claim) => !isReassignable(claim), 'names a claim that can be reassigned')
      .default('sub'),
    /** The origins of the product's frontends, for CORS. */
    allowedOrigins: z
      .array(urlParameter(stage, exactOrigin))
      .min(1, 'must name at least one origin')
      .superRefine(refuseRepetitions),
    /** The product's page to which Scalekit returns the browser. */
    userVerifyUrl: urlParameter(stage, noFragment),
    /** The product's own server calls `POST /connections/verify`, so the page needs no CORS. */
    serverSide: z.boolean().optional(),
    /** The product's page that links an account for a user whom a chat sends; without it the console is that page. */
    connectUrl: connectUrlSchema(stage).optional(),
    /** The product's name of a connection → its name in this Scalekit environment. Others are not offered. */
    connectionNames: z
      .partialRecord(z.enum(connectionKeys), word)
      .refine((names) => Object.keys(names).length > 0, 'must name at least one connection')
      .superRefine(refuseSharedNames),
    /**
     * The address of the provider's own API for a connection whose provider has one per customer; in stage local, of the
     * emulator of any.
     */
    providerApiUrls: z
      .partialRecord(z.enum(connectionKeys), urlParameter(stage, noQuery, noFragment))
      .optional(),
    /** Makes the API itself the callback; `userVerifyUrl` is then used for flows that services start. */
    cookieMode: cookieModeSchema(stage).optional(),
    /** Serves the console; without it no route leads there. */
    console: consoleSchema.optional(),
    throttle: z
      .strictObject({ ratePerSecond: z.int().min(1), burst: z.int().min(1) })
      .default({ ratePerSecond: 100, burst: 200 }),
    /** The table that takes the place of the stack's own, after a restore. */
    restored: restoredSchema.optional(),
    /** A function's name → the invocations that run concurrently at most, reserved for it. */
    concurrency: concurrencySchema.default({}),
    /** The account's quota of concurrent executions in the region; an alarm fires at 80% of it. */
    accountConcurrency: z.int().min(1).default(1000),
    /** Whom the alarms notify. */
    alarms: alarmsSchema.optional(),
    /** `Active`: Lambda samples requests for X-Ray. `PassThrough`: no function may write traces. */
    tracing: z.enum(['Active', 'PassThrough']).default('Active'),
    /** The findings of reconcile within a day from which on its alarm fires. */
    reconcileFindings: z.int().min(1).default(10),
    logRetentionDays: z
      .literal(retentionDays, `must be one of ${retentionDays.join(', ')}`)
      .default(RetentionDays.ONE_MONTH),
  });
}
