import { parseArgs } from 'node:util';
import { identifierSchema } from '../../../shared/config/identifier.ts';
import type { User } from '../../../shared/state/user-key.ts';
import { CommandError } from '../command-error.ts';
import { readStage } from '../read-stage.ts';

export const USAGE = `Usage: npm run offboard -- --table NAME --function ARN --identifier USER (--stage NAME | --issuer URL) [--resume | --status | --dry-run]
Ends everything of a user by the stack's own job, as DELETE /users/me does: docs/offboarding.md.
Needs AWS credentials with GetItem, PutItem and Query on the table, and InvokeFunction on the function.
  --table NAME       the stack's output TableName
  --function ARN     the stack's output OffboardFunctionArn
  --identifier USER  the claim of the API's tokens that names the user
  --stage NAME       a stage of cdk.json, for the issuer of its users' tokens; or --issuer URL
  --resume           continues an offboarding that has stopped, and starts none
  --status           shows the state, and starts nothing
  --dry-run          shows what would be started, and starts nothing`;

export type Mode = 'start' | 'resume' | 'status' | 'dry-run';

export type Options = { user: User; table: string; functionArn: string; mode: Mode };

/** @throws CommandError for arguments that are missing or wrong */
export async function readOptions(args: string[]): Promise<Options> {
  const { table, function: functionArn, identifier, ...values } = readValues(args);
  if (!table || !functionArn) throw new CommandError(`--table or --function is missing\n${USAGE}`);
  if (!identifierSchema.safeParse(identifier).success || identifier === undefined)
    throw new CommandError('--identifier is missing, or no token can have it');
  const issuer = await readIssuer(values);
  return { user: { issuer, identifier }, table, functionArn, mode: readMode(values) };
}

function readValues(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        table: { type: 'string' },
        function: { type: 'string' },
        identifier: { type: 'string' },
        stage: { type: 'string' },
        issuer: { type: 'string' },
        resume: { type: 'boolean' },
        status: { type: 'boolean' },
        'dry-run': { type: 'boolean' },
      },
    }).values;
  } catch {
    throw new CommandError(`an argument is unknown or has no value\n${USAGE}`);
  }
}

/** Another issuer would name another user. */
async function readIssuer({
  stage,
  issuer,
}: {
  stage?: string | undefined;
  issuer?: string | undefined;
}): Promise<string> {
  const staged = stage === undefined ? undefined : (await readStage(stage)).issuer;
  if (staged !== undefined && issuer !== undefined && staged !== issuer)
    throw new CommandError('--issuer and the issuer of --stage differ: give one of the two');
  const given = staged ?? issuer;
  if (given === undefined) throw new CommandError(`--stage or --issuer is missing\n${USAGE}`);
  return given;
}

function readMode(values: Partial<Record<'resume' | 'status' | 'dry-run', boolean>>): Mode {
  const given = (['resume', 'status', 'dry-run'] as const).filter((mode) => values[mode]);
  if (given.length > 1) throw new CommandError('give one of --resume, --status and --dry-run');
  return given[0] ?? 'start';
}
