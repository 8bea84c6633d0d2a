import { parseArgs } from 'node:util';
import { noFragment, noQuery, urlParameter } from '../../deploy/parameters/url-parameter.ts';
import { CommandError } from '../command-error.ts';
import { readStage } from '../read-stage.ts';
import { readAlarming } from './alarm-reading.ts';
import type { Subject } from './gather.ts';
import { readRegion } from './region.ts';
import { readSecret, readSecretVariables } from './secret-reading.ts';

export const USAGE = `Usage: npm run doctor -- --stage NAME
       npm run doctor -- --url API [--stage NAME] [--secret-id ARN]
       npm run doctor -- --stack .local/stack.json
Without --url the doctor checks before a deployment what it needs; --stack checks a running npm start.
API is the stack's output ApiUrl, NAME a stage of cdk.json, ARN the output ScalekitSecretArn, read with your AWS
credentials; without it, SCALEKIT_CLIENT_ID, SCALEKIT_CLIENT_SECRET and SCALEKIT_WEBHOOK_SECRETS are checked.
A user's access token comes from ONBEHALF_TOKEN, or from --token, which every user of this machine can read.
Checks that need an input which is not given are skipped.`;

type Values = Record<'url' | 'token' | 'stage' | 'secret-id' | 'stack', string | undefined>;

/** Reads the arguments. @throws CommandError for invalid ones; it quotes nothing that may be a token */
export async function readSubject(args: string[], env: NodeJS.ProcessEnv): Promise<Subject> {
  const values = readValues(args);
  const token = parseToken(values.token ?? (env.ONBEHALF_TOKEN || undefined));
  if (values.stack !== undefined) {
    if (values.url ?? values.stage ?? values['secret-id']) {
      throw new CommandError(`--stack reads url, stage and secret from the stack: give it alone\n${USAGE}`);
    }
    // The CDK loads slowly, so only when it is needed.
    const { readLocalSubject } = await import('./local-subject.ts');
    return readLocalSubject(values.stack, token);
  }
  const apiUrl = values.url === undefined ? undefined : parseApiUrl(values.url);
  if (apiUrl === undefined && values.stage === undefined) {
    throw new CommandError(`--url is missing\n${USAGE}`);
  }
  const stage = values.stage === undefined ? undefined : await readStage(values.stage);
  const secretId = values['secret-id'];
  const secret = secretId ? await readSecret(secretId) : readSecretVariables(env);
  const region = await readRegion(env, secretId);
  // The ARN stands for a deployment that exists, and for AWS credentials that may read it.
  const hasStack = stage !== undefined && secretId && region !== undefined;
  const alarming = hasStack ? await readAlarming(stage.stage, region) : undefined;
  return { apiUrl, token, stage, secret, region, alarming };
}

function readValues(args: string[]): Values {
  const option = { type: 'string' } as const;
  const options = { url: option, token: option, stage: option, 'secret-id': option, stack: option };
  try {
    const { url, token, stage, stack, ...rest } = parseArgs({ args, options }).values;
    return { url, token, stage, stack, 'secret-id': rest['secret-id'] };
  } catch {
    // Node's own message quotes the argument, which may be a token.
    throw new CommandError(`an argument is unknown or has no value\n${USAGE}`);
  }
}

function parseToken(text: string | undefined): string | undefined {
  const token = text?.trim();
  if (token === undefined || /^[\x21-\x7e]+$/.test(token)) return token;
  throw new CommandError('the token has blanks: give it alone, without "Bearer"');
}

/** Refuses plain http except to this machine: a token must not travel in the clear. */
function parseApiUrl(text: string): string {
  const problem = urlParameter('local', noQuery, noFragment).safeParse(text).error?.issues[0];
  if (problem) throw new CommandError(`--url ${problem.message}`);
  return text.replace(/\/$/, '');
}
