import type { z } from 'zod';
import { connectionKeys, type stageSchema } from './stage-schema.ts';

type StageInput = z.input<ReturnType<typeof stageSchema>>;

const examples: StageInput & Record<string, unknown> = {
  scalekitEnvironmentUrl: 'https://acme.scalekit.dev',
  issuer: 'https://login.acme.com/',
  audience: ['https://api.acme.com'],
  serviceClients: ['nightly-import'],
  userClaim: 'sub',
  allowedOrigins: ['https://app.acme.com'],
  userVerifyUrl: 'https://app.acme.com/connections/callback',
  serverSide: true,
  connectUrl: 'https://app.acme.com/connections',
  connectionNames: Object.fromEntries(
    connectionKeys.map((key) => [key, `${key}-prod-x7`]),
  ) as StageInput['connectionNames'],
  providerApiUrls: { freshdesk: 'https://acme.freshdesk.com' },
  cookieMode: {
    apiUrl: 'https://api.acme.com',
    certificateArn: 'arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d-1111-2222-3333-444455556666',
    returnUrl: 'https://app.acme.com/connections/done',
  },
  console: { clientId: 'onbehalf-console', scopes: ['openid', 'onbehalf/read', 'onbehalf/write'] },
  throttle: { ratePerSecond: 100, burst: 200 },
  concurrency: { 'mail-digest': 50 },
  accountConcurrency: 1000,
  alarms: { email: 'on-call@acme.com' },
  tracing: 'PassThrough',
  reconcileFindings: 10,
  logRetentionDays: 30,
};

/** Words zod's type errors for an operator. */
export const wordTypeError: z.core.$ZodErrorMap = (issue) => {
  if (issue.code !== 'invalid_type') return undefined;
  return issue.input === undefined ? 'is missing' : `must be of type ${issue.expected}`;
};

/** Describes one problem: the parameter, what is wrong, and an example. */
export function describeIssue(issue: z.core.$ZodIssue): string[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(
      (key) => `${[...issue.path, key].join('.')}: is unknown${exampleOf(issue.path[0])}`,
    );
  }
  const where = issue.path.length > 0 ? issue.path.join('.') : 'the stage';
  return [`${where}: ${issue.message}${exampleOf(issue.path[0])}`];
}

function exampleOf(parameter: PropertyKey | undefined): string {
  const value = examples[String(parameter)];
  return value === undefined ? '' : `; for example ${JSON.stringify(value)}`;
}
