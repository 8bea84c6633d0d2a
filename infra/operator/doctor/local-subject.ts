import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { localConnectionNames, localStage } from '../../local/run/local-stage.ts';
import { readRealScalekit } from '../scalekit-env.ts';
import { StartupError } from '../../local/run/startup-error.ts';
import { CommandError } from '../command-error.ts';
import type { Subject } from './gather.ts';
import { readSecret } from './secret-reading.ts';

const description = z.looseObject({
  apiUrl: z.string(),
  issuerUrl: z.string(),
  frontendUrl: z.string(),
  scalekitUrl: z.string(),
  simulatorUrl: z.string().optional(),
  awsUrl: z.string(),
  outputs: z.looseObject({ ScalekitSecretArn: z.string() }),
});
type Description = z.output<typeof description>;

/** The stack on this machine that a stack.json describes, with a token of its issuer unless one is given. */
export async function localSubject(
  path: string,
  token: string | undefined,
  env: NodeJS.ProcessEnv,
): Promise<Subject> {
  const stack = read(path);
  const { apiUrl, issuerUrl, frontendUrl, scalekitUrl, awsUrl, outputs } = stack;
  const addresses = { issuer: issuerUrl, frontendPort: Number(new URL(frontendUrl).port) };
  const stage = { stage: 'local', ...localStage(scalekitUrl, connectionNames(stack, env), addresses) };
  const secret = await readSecret(outputs.ScalekitSecretArn, {
    endpoint: awsUrl,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  return { apiUrl, token: token ?? (await issueToken(issuerUrl)), stage, secret };
}

function read(path: string): Description {
  try {
    return description.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    throw new CommandError('--stack names no stack.json: is npm start running, and ready?');
  }
}

/** A stack on real Scalekit was started with the variables that tell the names there. */
function connectionNames({ simulatorUrl }: Description, env: NodeJS.ProcessEnv): Record<string, string> {
  if (simulatorUrl !== undefined) return localConnectionNames();
  try {
    const real = readRealScalekit(env);
    if (real) return real.connectionNames;
  } catch (error) {
    if (!(error instanceof StartupError)) throw error;
  }
  throw new CommandError('the stack is on real Scalekit: set the SCALEKIT_ variables as for npm start');
}

async function issueToken(issuerUrl: string): Promise<string | undefined> {
  try {
    const response = await fetch(`${issuerUrl}/tokens`, {
      method: 'POST',
      body: new URLSearchParams({ sub: 'doctor' }),
    });
    return response.ok ? await response.text() : undefined;
  } catch {
    return undefined;
  }
}
