import { parseArgs } from 'node:util';
import { identifierSchema } from '../../../shared/config/identifier.ts';
import type { User } from '../../../shared/state/user-key.ts';
import type { Parameters } from '../../deploy/parameters/parameters.ts';
import { CommandError } from '../command-error.ts';
import { readStage } from '../read-stage.ts';
import { refuseOtherStage } from './refuse-other-stage.ts';

export const USAGE = `Usage: npm run offboard -- --stage NAME --table NAME --function ARN --identifier USER [--anyway] [--resume | --status | --dry-run]
Ends everything of a user by the stack's own job, as DELETE /users/me does: docs/offboarding.md.
Needs AWS credentials with GetItem, PutItem and Query on the table, and InvokeFunction on the function.
  --stage NAME       the stage of cdk.json: the user's tokens have its issuer
  --table NAME       the stage's table: the stack's output TableName
  --function ARN     the stage's function: the stack's output OffboardFunctionArn
  --identifier USER  the claim of the API's tokens that names the user
  --anyway           also starts for a user of whom nothing is stored, who can still have accounts at Scalekit
  --resume           continues an offboarding that has stopped, and starts none
  --status           shows the state, and starts nothing
  --dry-run          shows what is stored and what would be started, and starts nothing`;

export type Mode = 'start' | 'resume' | 'status' | 'dry-run';

export type Options = { user: User; table: string; functionArn: string; mode: Mode; isAnyway: boolean };

/** @throws CommandError for arguments that are missing or wrong */
export async function readOptions(args: string[]): Promise<Options> {
  const { table, function: functionArn, identifier, stage, issuer, ...values } = readValues(args);
  if (!table || !functionArn) throw new CommandError(`--table or --function is missing\n${USAGE}`);
  if (!identifierSchema.safeParse(identifier).success || identifier === undefined)
    throw new CommandError('--identifier is missing, or no token can have it');
  const parameters = await readStageOf(stage, issuer);
  refuseOtherStage(parameters, table, functionArn);
  const user = { issuer: parameters.issuer, identifier };
  return { user, table, functionArn, mode: readMode(values), isAnyway: values.anyway ?? false };
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
        anyway: { type: 'boolean' },
        resume: { type: 'boolean' },
        status: { type: 'boolean' },
        'dry-run': { type: 'boolean' },
      },
    }).values;
  } catch {
    throw new CommandError(`an argument is unknown or has no value\n${USAGE}`);
  }
}

/**
 * The stage, with its issuer alone. Another one, be it by a slash, names another user in the table and the same user at
 * Scalekit: the accounts would go, and the record would be signed for the wrong user.
 */
async function readStageOf(stage: string | undefined, given: string | undefined): Promise<Parameters> {
  if (stage === undefined) throw new CommandError(`--stage is missing\n${USAGE}`);
  const parameters = await readStage(stage);
  const { issuer } = parameters;
  if (given !== undefined && given !== issuer)
    throw new CommandError(`--issuer is not the issuer of the stage, which is ${issuer}`);
  return parameters;
}

function readMode(values: Partial<Record<'resume' | 'status' | 'dry-run', boolean>>): Mode {
  const given = (['resume', 'status', 'dry-run'] as const).filter((mode) => values[mode]);
  if (given.length > 1) throw new CommandError('give one of --resume, --status and --dry-run');
  return given[0] ?? 'start';
}
