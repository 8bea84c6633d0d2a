import { z } from 'zod';
import { CommandError } from '../command-error.ts';

/** Scalekit's SDK accepts any signature when the key is empty; Standard Webhooks requires 24 to 64 bytes. */
const WEBHOOK_KEY_BYTES = 24;

const webhookSecret = z
  .string()
  .regex(/^whsec_[A-Za-z0-9+/]+=*$/, 'must be whsec_ and base64')
  .refine(
    (secret) => Buffer.from(secret.slice('whsec_'.length), 'base64').length >= WEBHOOK_KEY_BYTES,
    `has a key shorter than ${WEBHOOK_KEY_BYTES} bytes`,
  );

const secretValue = z.strictObject({
  clientId: z.string().min(1, 'is empty'),
  clientSecret: z.string().min(1, 'is empty'),
  /** At most two are live: the one in use, and the next during a rotation. */
  webhookSecrets: z.array(webhookSecret).max(2, 'must have at most two').optional(),
});

/** The content of the Scalekit secret; without webhook secrets, the stored ones stay unchanged. */
export type ScalekitSecretValue = z.output<typeof secretValue>;

/**
 * Reads the credentials from SCALEKIT_CLIENT_ID, SCALEKIT_CLIENT_SECRET and SCALEKIT_WEBHOOK_SECRETS (separated by
 * commas); undefined when neither of the first two is set.
 * @throws CommandError naming what is wrong, never a value
 */
export function readSecretValue(env: NodeJS.ProcessEnv): ScalekitSecretValue | undefined {
  const value = readVariables(env);
  return value && parse(value);
}

/** As `readSecretValue`, unchecked. @throws CommandError when one of the first two is set without the other */
export function readVariables(env: NodeJS.ProcessEnv) {
  const { SCALEKIT_CLIENT_ID: clientId, SCALEKIT_CLIENT_SECRET: clientSecret } = env;
  if (!clientId && !clientSecret) return undefined;
  if (!clientId || !clientSecret) {
    throw new CommandError('set both SCALEKIT_CLIENT_ID and SCALEKIT_CLIENT_SECRET, or neither');
  }
  const webhookSecrets = env.SCALEKIT_WEBHOOK_SECRETS?.split(',').map((secret) => secret.trim());
  return { clientId, clientSecret, ...(webhookSecrets && { webhookSecrets }) };
}

/** Parses the credentials from JSON. @throws CommandError naming what is wrong, never a value */
export function parseSecretValue(json: string): ScalekitSecretValue {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw new CommandError('standard input is not JSON such as {"clientId": …, "clientSecret": …}');
  }
  return parse(value);
}

function parse(value: unknown): ScalekitSecretValue {
  const parsed = secretValue.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new CommandError(`the credentials are wrong: ${parsed.error.issues.map(describeIssue).join('; ')}`);
}

/** Lists what is wrong with a secret's content; never a value. */
export function listSecretProblems(value: unknown): string[] {
  return secretValue.safeParse(value).error?.issues.map(describeIssue) ?? [];
}

function describeIssue(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return `${issue.keys.length} unknown member(s)`;
  const what = issue.code === 'invalid_type' ? 'is missing or of the wrong type' : issue.message;
  return `${issue.path.join('.')} ${what}`.trimStart();
}
