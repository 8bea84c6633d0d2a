import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { z } from 'zod';
import { connections } from '../../../shared/connections/connections.ts';
import { cookieModeSchema, isSameSite } from './cookie-mode.ts';
import { REASSIGNABLE_CLAIMS } from './reassignable-claims.ts';
import { unprovenReads } from './unproven-reads.ts';
import { exactOrigin, noFragment, noQuery, urlParameter } from './url-parameter.ts';

const DEFAULT_STAGE = 'example';

type Connection = keyof typeof connections;
const connectionKeys = Object.keys(connections) as [Connection, ...Connection[]];

// Infinite is left out: logs of requests must end.
const retentionDays = Object.values(RetentionDays).filter(
  (days): days is RetentionDays => typeof days === 'number' && days !== RetentionDays.INFINITE,
);

const word = z.string().regex(/^[^\s,]+$/, 'must be a word without white space or comma');

function schemaOf(stage: string) {
  return z.strictObject({
    /** Of Scalekit's environment, such as `https://acme.scalekit.dev`. */
    scalekitEnvironmentUrl: urlParameter(stage, exactOrigin),
    /** Of the product's access tokens, exactly as in their `iss`. */
    issuer: urlParameter(stage, noQuery, noFragment),
    /** At least one of them is in a token's `aud`. */
    audience: z.array(word).min(1, 'must name at least one audience'),
    /** Client ids that may act for users with `On-Behalf-Of`. */
    serviceClients: z.array(word).default([]),
    /** The token claim that names the user, for good. */
    userClaim: word
      .refine((claim) => !REASSIGNABLE_CLAIMS.includes(claim), 'names a claim that can change hands')
      .default('sub'),
    /** The product's frontends, for CORS. */
    allowedOrigins: z.array(urlParameter(stage, exactOrigin)).min(1, 'must name at least one origin'),
    /** The product's page to which Scalekit returns the browser. */
    userVerifyUrl: urlParameter(stage, noFragment),
    /** The product's name of a connection → its name in this Scalekit environment. */
    connectionNames: z.record(z.enum(connectionKeys), word),
    /** On one machine only: what stands in for the providers' own APIs. */
    providerApiUrls: z
      .partialRecord(z.enum(connectionKeys), urlParameter(stage, noQuery, noFragment))
      .refine(() => stage === 'local', "sends users' tokens elsewhere: only stage local may have it")
      .optional(),
    /** Lets the API itself be the callback; `userVerifyUrl` then is for flows that services start. */
    cookieMode: cookieModeSchema(stage).optional(),
    throttle: z
      .strictObject({ ratePerSecond: z.int().min(1), burst: z.int().min(1) })
      .default({ ratePerSecond: 100, burst: 200 }),
    logRetentionDays: z
      .literal(retentionDays, `must be one of ${retentionDays.join(', ')}`)
      .default(RetentionDays.ONE_MONTH),
  });
}

/** A cookie goes along only between addresses of one site. */
function refuseOtherSites(stage: z.output<ReturnType<typeof schemaOf>>, context: z.RefinementCtx): void {
  const { cookieMode, allowedOrigins } = stage;
  if (!cookieMode) return;
  const message = `must be on the site of cookieMode.apiUrl (${cookieMode.apiUrl}) in cookie mode`;
  const refuse = (...path: (string | number)[]) => context.addIssue({ code: 'custom', path, message });
  for (const [index, origin] of allowedOrigins.entries()) {
    if (!isSameSite(origin, cookieMode.apiUrl)) refuse('allowedOrigins', index);
  }
  if (!isSameSite(cookieMode.returnUrl, cookieMode.apiUrl)) refuse('cookieMode', 'returnUrl');
}

type StageSchema = ReturnType<typeof schemaOf>;

/** One stage's deployment parameters, checked and with its name. */
export type Parameters = z.output<StageSchema> & { stage: string };

const examples: z.input<StageSchema> & Record<string, unknown> = {
  scalekitEnvironmentUrl: 'https://acme.scalekit.dev',
  issuer: 'https://login.acme.com/',
  audience: ['https://api.acme.com'],
  serviceClients: ['nightly-import'],
  userClaim: 'sub',
  allowedOrigins: ['https://app.acme.com'],
  userVerifyUrl: 'https://app.acme.com/connections/callback',
  connectionNames: Object.fromEntries(connectionKeys.map((key) => [key, `${key}-prod-x7`])) as Record<
    Connection,
    string
  >,
  cookieMode: {
    apiUrl: 'https://api.acme.com',
    certificateArn: 'arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d-1111-2222-3333-444455556666',
    returnUrl: 'https://app.acme.com/connections/done',
  },
  throttle: { ratePerSecond: 100, burst: 200 },
  logRetentionDays: 30,
};

/** Says, in words for the operator, what is wrong with the parameters; not a fault of the program. */
export class ParametersError extends Error {
  override readonly name = 'ParametersError';
}

/**
 * Reads the deployment parameters from the CDK context: `stages` of cdk.json, of which `-c stage=NAME` picks one.
 * @throws ParametersError naming every parameter that is missing or wrong, with an example.
 */
export function parseParameters(context: {
  stage?: unknown;
  stages?: unknown;
  purpose?: unknown;
}): Parameters {
  const stage = String(context.stage ?? DEFAULT_STAGE);
  if (context.purpose === 'deploy' && !isDeployable(stage)) {
    throw new ParametersError(
      `Stage "${stage}" never deploys: add a stage with your own values under "stages" in cdk.json and pass -c stage=NAME.`,
    );
  }
  refuseUnprovenReads();
  const parsed = schemaOf(stage)
    .superRefine(refuseOtherSites)
    .safeParse(valuesOf(stage, context.stages), { error: inWords });
  if (parsed.success) return { stage, ...parsed.data };
  const lines = parsed.error.issues.flatMap(describe).map((line) => `  ${line}`);
  throw new ParametersError(
    [`The parameters of stage "${stage}" (under "stages" in cdk.json) are wrong:`, ...lines].join('\n'),
  );
}

function refuseUnprovenReads(): void {
  const unproven = unprovenReads(connections);
  if (unproven.length === 0) return;
  throw new ParametersError(
    `shared/connections/connections.ts calls these tools a read, which their names do not: ${unproven.join(', ')}. Make them "write", or look at each and put it into reviewedReads.`,
  );
}

/** The values of `example` are made up, those of `local` are of one machine. */
export function isDeployable(stage: string): boolean {
  return stage !== 'example' && stage !== 'local';
}

function valuesOf(stage: string, stages: unknown): unknown {
  // It becomes part of the CloudFormation stack's name.
  if (!/^[a-z][a-z0-9-]{0,29}$/.test(stage)) {
    throw new ParametersError(
      `"${stage}" cannot name a stage: up to 30 lower-case letters, digits and hyphens, such as "prod".`,
    );
  }
  const known = z.record(z.string(), z.unknown()).safeParse(stages);
  if (known.success && Object.hasOwn(known.data, stage)) return known.data[stage];
  const names = known.success ? Object.keys(known.data).join(', ') : 'none';
  throw new ParametersError(`cdk.json has no stage "${stage}" under "stages" (it has: ${names}).`);
}

const inWords: z.core.$ZodErrorMap = (issue) => {
  if (issue.code !== 'invalid_type') return undefined;
  return issue.input === undefined ? 'is missing' : `must be of type ${issue.expected}`;
};

function describe(issue: z.core.$ZodIssue): string[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => `${[...issue.path, key].join('.')}: is unknown${example(issue.path[0])}`);
  }
  const where = issue.path.length > 0 ? issue.path.join('.') : 'the stage';
  return [`${where}: ${issue.message}${example(issue.path[0])}`];
}

function example(parameter: PropertyKey | undefined): string {
  const value = examples[String(parameter)];
  return value === undefined ? '' : `; for example ${JSON.stringify(value)}`;
}
