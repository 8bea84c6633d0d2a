import { ParametersError, parseParameters } from '../../../infra/deploy/parameters/parameters.ts';
import { acme } from './stages.ts';

/** Returns the message with which the parameters of a stage are refused. */
export function readRefusal(...given: Parameters<typeof parseParameters>): string {
  try {
    parseParameters(...given);
  } catch (error) {
    if (error instanceof ParametersError) return error.message;
    throw error;
  }
  throw new Error('The parameters were accepted.');
}

/** Returns the lines below the heading, one per problem with the stage's values. */
export function listProblems(values: unknown, stage = 'prod'): string[] {
  const [heading, ...lines] = readRefusal({ stage, stages: { [stage]: values } }).split('\n');
  const expected = `The parameters of stage "${stage}" (under "stages" in cdk.json) are wrong:`;
  if (heading !== expected) throw new Error(`The heading is ${heading}`);
  return lines.map((line) => line.trim());
}

/** How a problem's line ends for each parameter. */
export const EXAMPLES = {
  scalekitEnvironmentUrl: '; for example "https://acme.scalekit.dev"',
  issuer: '; for example "https://login.acme.com/"',
  audience: '; for example ["https://api.acme.com"]',
  serviceClients: '; for example ["nightly-import"]',
  userClaim: '; for example "sub"',
  allowedOrigins: '; for example ["https://app.acme.com"]',
  userVerifyUrl: '; for example "https://app.acme.com/connections/callback"',
  serverSide: '; for example true',
  connectUrl: '; for example "https://app.acme.com/connections"',
  providerApiUrls: '; for example {"freshdesk":"https://acme.freshdesk.com"}',
  connectionNames: `; for example ${JSON.stringify(acme.connectionNames)}`,
  throttle: '; for example {"ratePerSecond":100,"burst":200}',
  concurrency: '; for example {"mail-digest":50}',
  accountConcurrency: '; for example 1000',
  alarms: '; for example {"email":"on-call@acme.com"}',
  tracing: '; for example "PassThrough"',
  reconcileFindings: '; for example 10',
  logRetentionDays: '; for example 30',
} satisfies Record<keyof typeof acme, string>;
