// `npm run put-credentials -- --secret-id ARN`: puts Scalekit's credentials into the deployed secret, from the
// environment or from standard input. Never from the command line, which every user of a machine can read.
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { CommandError, runCommand } from '../command-error.ts';
import { parseSecretValue, readSecretValue, type ScalekitSecretValue } from './scalekit-secret-value.ts';
import { explainSecretsError } from './secrets-manager-error.ts';

const USAGE = `Usage: npm run put-credentials -- --secret-id ARN
ARN is the stack's output ScalekitSecretArn. The credentials come from SCALEKIT_CLIENT_ID, SCALEKIT_CLIENT_SECRET
and SCALEKIT_WEBHOOK_SECRETS, or as {"clientId","clientSecret","webhookSecrets"} from standard input.`;

const NO_CREDENTIALS =
  'there are no Scalekit credentials: set SCALEKIT_CLIENT_ID and SCALEKIT_CLIENT_SECRET, or pipe {"clientId": …, "clientSecret": …} to standard input';

function readSecretId(): string {
  let secretId: string | undefined;
  try {
    secretId = parseArgs({ options: { 'secret-id': { type: 'string' } } }).values['secret-id'];
  } catch {
    // Node's own message quotes the argument, which may be a misplaced secret.
    throw new CommandError(`an argument is unknown\n${USAGE}`);
  }
  if (!secretId) throw new CommandError(`--secret-id is missing\n${USAGE}`);
  return secretId;
}

async function readValue(): Promise<ScalekitSecretValue> {
  const fromEnvironment = readSecretValue(process.env);
  if (fromEnvironment) return fromEnvironment;
  const input = process.stdin.isTTY ? '' : await text(process.stdin);
  if (input.trim() === '') throw new CommandError(NO_CREDENTIALS);
  return parseSecretValue(input);
}

/** Webhook secrets that are not given stay unchanged: a new client secret must not make webhooks fail. */
async function readWebhookSecrets(client: SecretsManagerClient, SecretId: string): Promise<string[]> {
  try {
    const { SecretString = '' } = await client.send(new GetSecretValueCommand({ SecretId }));
    return parseSecretValue(SecretString).webhookSecrets ?? [];
  } catch (error) {
    // The secret has no value yet, or one that is malformed.
    if (error instanceof ResourceNotFoundException || error instanceof CommandError) return [];
    throw error;
  }
}

async function putCredentials(): Promise<void> {
  const secretId = readSecretId();
  const value = await readValue();
  const [, region] = /^arn:[^:]+:secretsmanager:([^:]+):/.exec(secretId) ?? [];
  const client = new SecretsManagerClient({ ...(region && { region }) });
  try {
    const webhookSecrets = value.webhookSecrets ?? (await readWebhookSecrets(client, secretId));
    const SecretString = JSON.stringify({ ...value, webhookSecrets });
    const put = await client.send(new PutSecretValueCommand({ SecretId: secretId, SecretString }));
    const count = `${webhookSecrets.length} webhook secret${webhookSecrets.length === 1 ? '' : 's'}`;
    process.stdout.write(`Put the client id, the client secret and ${count} as version ${put.VersionId}.\n`);
  } catch (error) {
    const explanation = explainSecretsError(error);
    throw explanation ? new CommandError(`${explanation.problem}; ${explanation.remedy}`) : error;
  }
}

await runCommand(putCredentials);
