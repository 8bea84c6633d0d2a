import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { parseParameters } from '../../deploy/parameters/parameters.ts';
import { CommandError } from '../command-error.ts';
import type { Subject } from './gather.ts';
import { readSecret } from './secret-reading.ts';

const description = z.looseObject({
  apiUrl: z.string(),
  issuerUrl: z.string(),
  awsUrl: z.string(),
  outputs: z.looseObject({ ScalekitSecretArn: z.string() }),
  parameters: z.unknown(),
});
type Description = z.output<typeof description>;

/** Reads the local stack that a stack.json describes; its issuer issues a token unless one is given. */
export async function readLocalSubject(path: string, token: string | undefined): Promise<Subject> {
  const { apiUrl, issuerUrl, awsUrl, outputs, parameters } = readDescription(path);
  const stage = parseParameters({ stage: 'local', stages: { local: parameters } });
  const secret = await readSecret(outputs.ScalekitSecretArn, {
    endpoint: awsUrl,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  return { apiUrl, token: token ?? (await issueToken(issuerUrl)), stage, secret };
}

function readDescription(path: string): Description {
  try {
    return description.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    throw new CommandError('--stack names no stack.json: is npm start running, and ready?');
  }
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
