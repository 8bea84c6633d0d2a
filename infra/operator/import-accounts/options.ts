import { parseArgs } from 'node:util';
import { CommandError } from '../command-error.ts';
import { readStage } from '../read-stage.ts';
import { readStageTarget, readVariablesTarget, type Target } from '../scalekit/target.ts';

export const USAGE = `Usage: npm run import-accounts -- [--dry-run] [options] < accounts.jsonl
Creates connected accounts in Scalekit from OAuth tokens that you hold. Each line is one JSON object:
{"connection","identifier","accessToken","refreshToken","expiresAt","scopes"}; the last three are optional.
The tokens must be of the OAuth app that the connection has in Scalekit: see docs/connections.md.
  --dry-run          checks every line and reports what would be made; writes nothing
  --stage NAME       environment and connection names of a stage of cdk.json; credentials from SCALEKIT_CLIENT_ID and
                     SCALEKIT_CLIENT_SECRET. Without it, SCALEKIT_ENVIRONMENT_URL and SCALEKIT_CONNECTION_NAMES, too
  --concurrency N    accounts at a time, 1 to 16; default 4
  --own-oauth-app    states that the OAuth app is your own, where Scalekit does not show it
  --table NAME       the stack's output TableName, for lines with "account", the label of a further account of a user;
                     and where users may have been offboarded: their accounts are refused while that is under way, and
                     their return is recorded; it needs --stage, or --issuer with the iss of your users' tokens, and AWS credentials
  --update-inactive  gives the tokens to accounts that exist and are not ACTIVE; otherwise these are refused
Stopped at any point, the same command with the same file goes on: an account that exists is left alone.`;

const DEFAULT_CONCURRENCY = 4;
const MOST_CONCURRENCY = 16;

export type Options = {
  target: Target;
  isDryRun: boolean;
  concurrency: number;
  ownOAuthApp: boolean;
  updateInactive: boolean;
  /** Where labels are stored, and the issuer of the users. */
  labels?: { table: string; issuer: string };
};

/** Reads the arguments. @throws CommandError for invalid ones; it quotes none, as a token can be among them */
export async function readOptions(args: string[], env: NodeJS.ProcessEnv): Promise<Options> {
  const values = readValues(args);
  const { SCALEKIT_CLIENT_ID: clientId, SCALEKIT_CLIENT_SECRET: clientSecret } = env;
  const variables = 'SCALEKIT_CLIENT_ID and SCALEKIT_CLIENT_SECRET';
  const target =
    values.stage === undefined
      ? readVariablesTarget(env, 'the environment')
      : await readStageTarget(values.stage, { clientId, clientSecret, variables });
  return {
    target,
    isDryRun: values['dry-run'] ?? false,
    concurrency: parseConcurrency(values.concurrency),
    ownOAuthApp: values['own-oauth-app'] ?? false,
    updateInactive: values['update-inactive'] ?? false,
    ...(values.table !== undefined && { labels: { table: values.table, issuer: await readIssuer(values) } }),
  };
}

function readValues(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        'dry-run': { type: 'boolean' },
        stage: { type: 'string' },
        concurrency: { type: 'string' },
        'own-oauth-app': { type: 'boolean' },
        'update-inactive': { type: 'boolean' },
        table: { type: 'string' },
        issuer: { type: 'string' },
      },
    }).values;
  } catch {
    throw new CommandError(`an argument is unknown or has no value\n${USAGE}`);
  }
}

/** A label's identifier holds the issuer, so another one would make accounts that no user has. */
async function readIssuer({ stage, issuer }: { stage?: string; issuer?: string }): Promise<string> {
  const staged = stage === undefined ? undefined : (await readStage(stage)).issuer;
  if (staged !== undefined && issuer !== undefined && staged !== issuer) {
    throw new CommandError('--issuer and the issuer of --stage differ: give one of the two');
  }
  const given = staged ?? issuer;
  if (given === undefined) throw new CommandError('--table needs --issuer, or --stage');
  return given;
}

function parseConcurrency(text: string | undefined): number {
  const number = text === undefined ? DEFAULT_CONCURRENCY : Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= MOST_CONCURRENCY) return number;
  throw new CommandError(`--concurrency is not a whole number from 1 to ${MOST_CONCURRENCY}`);
}
