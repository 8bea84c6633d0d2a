import { readFileSync } from 'node:fs';
import { parseArgs, parseEnv } from 'node:util';
import { CommandError } from '../command-error.ts';
import { readStageTarget, readVariablesTarget, type Target } from '../scalekit/target.ts';

export const USAGE = `Usage: npm run connectors -- diff --from NAME --to NAME [--json]
Compares the connections, tools and definitions of two Scalekit environments, and changes nothing.
  --from NAME, --to NAME          a stage of cdk.json; its credentials are SCALEKIT_<NAME>_CLIENT_ID and
                                  SCALEKIT_<NAME>_CLIENT_SECRET, such as SCALEKIT_DEV_CLIENT_ID
  --from-env FILE, --to-env FILE  in place of a stage: a file with SCALEKIT_ENVIRONMENT_URL, SCALEKIT_CLIENT_ID,
                                  SCALEKIT_CLIENT_SECRET and SCALEKIT_CONNECTION_NAMES
  --json                          prints JSON
Exits with 0 when there is no difference, 1 when there are some, 2 when it could not compare.`;

export type Options = { from: Target; to: Target; isJson: boolean };

type Values = Partial<Record<'from' | 'to' | 'from-env' | 'to-env', string>> & { json?: boolean };

/** Reads the arguments. @throws CommandError for invalid ones; it quotes nothing that may be secret */
export async function readOptions(args: string[], env: NodeJS.ProcessEnv): Promise<Options> {
  const values = readValues(args);
  const from = await readSide('from', values, env);
  const to = await readSide('to', values, env);
  return { from, to, isJson: values.json ?? false };
}

function readValues(args: string[]): Values {
  const text = { type: 'string' } as const;
  const options = {
    from: text,
    to: text,
    'from-env': text,
    'to-env': text,
    json: { type: 'boolean' },
  } as const;
  try {
    const { positionals, values } = parseArgs({ args, options, allowPositionals: true });
    if (positionals.length === 1 && positionals[0] === 'diff') return values;
  } catch {
    // Node's own message quotes the argument, which may be a misplaced secret.
  }
  throw new CommandError(`an argument is unknown or missing\n${USAGE}`);
}

function readSide(side: 'from' | 'to', values: Values, env: NodeJS.ProcessEnv): Promise<Target> | Target {
  const stage = values[side];
  const file = values[`${side}-env`];
  if ((stage === undefined) === (file === undefined)) {
    throw new CommandError(`give either --${side} or --${side}-env\n${USAGE}`);
  }
  if (file !== undefined) return readFileTarget(file);
  const prefix = `SCALEKIT_${stage?.toUpperCase().replaceAll('-', '_')}`;
  return readStageTarget(stage ?? '', {
    clientId: env[`${prefix}_CLIENT_ID`],
    clientSecret: env[`${prefix}_CLIENT_SECRET`],
    variables: `${prefix}_CLIENT_ID and ${prefix}_CLIENT_SECRET`,
  });
}

function readFileTarget(file: string): Target {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new CommandError(`${file} cannot be read`);
  }
  return readVariablesTarget(parseEnv(text) as NodeJS.ProcessEnv, file);
}
