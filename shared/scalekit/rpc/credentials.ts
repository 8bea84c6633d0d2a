import * as z from 'zod/mini';
import { isAwsError } from '../../aws/aws-error.ts';
import { openService } from '../../aws/aws-service.ts';
import { SECRET_CALL_MS } from '../../config/limits.ts';
import { fromAwsError } from '../../errors/from-aws-error.ts';

const secretSchema = z.object({
  clientId: z.string().check(z.minLength(1)),
  clientSecret: z.string().check(z.minLength(1)),
  webhookSecrets: z.optional(z.unknown()),
});

const valueSchema = z.object({ SecretString: z.optional(z.string()) });

export type Credentials = Pick<z.infer<typeof secretSchema>, 'clientId' | 'clientSecret'>;
/** The content of the Scalekit secret: with the secrets of the webhook endpoint, `whsec_…`. */
export type ScalekitSecret = Credentials & { webhookSecrets: string[] };

export type CredentialsSource<Content = Credentials> = {
  /** Cached for five minutes; while Secrets Manager is down, the last known credentials. */
  get(): Promise<Content>;
  /** Reads the secret again, for instance after a rotation. */
  refresh(): Promise<Content>;
};

const CACHE_MS = 5 * 60_000;

/** Scalekit's credentials from Secrets Manager; concurrent callers share one read. */
export function secretsManagerCredentials(
  secretArn: string,
  now: () => number = Date.now,
): CredentialsSource<ScalekitSecret> {
  const secretsManager = openService({
    service: 'secretsmanager',
    attempts: 2,
    attemptMs: SECRET_CALL_MS,
    connectMs: 1_000,
  });
  return cachedCredentials(async () => {
    try {
      const found = await secretsManager.call({
        method: 'POST',
        path: '/',
        headers: {
          'content-type': 'application/x-amz-json-1.1',
          'x-amz-target': 'secretsmanager.GetSecretValue',
        },
        body: JSON.stringify({ SecretId: secretArn }),
      });
      return valueSchema.parse(found).SecretString;
    } catch (cause) {
      // A new deployment's secret has no value yet: the API works as soon as the operator has put one.
      throw isAwsError(cause, 'ResourceNotFoundException') ? cause : fromAwsError(cause);
    }
  }, now);
}

/** The cache alone, over any reader of the secret's text. */
export function cachedCredentials(
  readSecret: () => Promise<string | undefined>,
  now: () => number = Date.now,
): CredentialsSource<ScalekitSecret> {
  let known: { credentials: ScalekitSecret; at: number } | undefined;
  let reading: Promise<ScalekitSecret> | undefined;

  async function read(): Promise<ScalekitSecret> {
    const credentials = parseSecret(await readSecret());
    known = { credentials, at: now() };
    return credentials;
  }
  function refresh(): Promise<ScalekitSecret> {
    reading ??= read().finally(() => {
      reading = undefined;
    });
    return reading;
  }
  async function get(): Promise<ScalekitSecret> {
    if (known !== undefined && now() - known.at < CACHE_MS) return known.credentials;
    const stale = known;
    try {
      return await refresh();
    } catch (error) {
      if (stale === undefined) throw error;
      return stale.credentials;
    }
  }
  return { get, refresh };
}

/** Throws errors of its own, since a parser's message would quote the secret. */
function parseSecret(text: string | undefined): ScalekitSecret {
  let value: unknown;
  try {
    value = JSON.parse(text ?? '');
  } catch {
    throw new Error('The Scalekit secret is not JSON: put {"clientId": …, "clientSecret": …} into it.');
  }
  const parsed = secretSchema.safeParse(value);
  if (!parsed.success) throw new Error('The Scalekit secret lacks clientId or clientSecret.');
  const { webhookSecrets } = parsed.data;
  return {
    ...parsed.data,
    webhookSecrets: Array.isArray(webhookSecrets) ? webhookSecrets.filter(isText) : [],
  };
}

/** A wrong webhook secret must not end the calls to Scalekit. */
function isText(value: unknown): value is string {
  return typeof value === 'string';
}
