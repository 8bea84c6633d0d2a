import { z } from 'zod';
import { CommandError } from './command-error.ts';

/** Scalekit's SDK verifies anything with an empty key; Standard Webhooks asks for 24 to 64 bytes. */
const WEBHOOK_KEY_BYTES = 24;

const webhookSecret = z
  .string()
  .regex(/^whsec_[A-Za-z0-9+/]+=*$/, 'must be whsec_ and base64')
  .refine(
    (secret) => Buffer.from(secret.slice('whsec_'.length), 'base64').length >= WEBHOOK_KEY_BYTES,
    `holds a key of under ${WEBHOOK_KEY_BYTES} bytes`,
  );

const secretValue = z.strictObject({
  clientId: z.string().min(1, 'is empty'),
  clientSecret: z.string().min(1, 'is empty'),
  /** At most two are live: the one in use, and the next during a rotation. */
  webhookSecrets: z.array(webhookSecret).max(2, 'takes at most two').optional(),
});

/** What the Scalekit secret holds; without webhook secrets where they are to stay as they are. */
export type ScalekitSecretValue = z.output<typeof secretValue>;

/**
 * The credentials from SCALEKIT_CLIENT_ID, SCALEKIT_CLIENT_SECRET and SCALEKIT_WEBHOOK_SECRETS (separated by
 * commas); undefined when neither of the first two is set.
 * @throws CommandError naming what is wrong, never a value
 */
export function secretValueFrom(env: NodeJS.ProcessEnv): ScalekitSecretValue | undefined {
  const { SCALEKIT_CLIENT_ID: clientId, SCALEKIT_CLIENT_SECRET: clientSecret } = env;
  if (!clientId && !clientSecret) return undefined;
  if (!clientId || !clientSecret) {
    throw new CommandError('set both SCALEKIT_CLIENT_ID and SCALEKIT_CLIENT_SECRET, or neither');
  }
  const webhookSecrets = env.SCALEKIT_WEBHOOK_SECRETS?.split(',').map((secret) => secret.trim());
  return parse({ clientId, clientSecret, ...(webhookSecrets && { webhookSecrets }) });
}

/** The same from JSON. @throws CommandError naming what is wrong, never a value */
export function secretValueOf(json: string): ScalekitSecretValue {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw new CommandError('standard input is not JSON; {"clientId": …, "clientSecret": …} is wanted');
  }
  return parse(value);
}

function parse(value: unknown): ScalekitSecretValue {
  const parsed = secretValue.safeParse(value);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map((issue) =>
    issue.code === 'unrecognized_keys'
      ? `${issue.keys.length} unknown member(s)`
      : `${issue.path.join('.')} ${issue.code === 'invalid_type' ? 'is missing or no text' : issue.message}`,
  );
  throw new CommandError(`the credentials are wrong: ${wrong.join('; ')}`);
}
