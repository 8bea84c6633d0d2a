import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { useFixtureStack } from '../../local/fixture/stack.ts';
import { runCommand } from '../../support/run-command.ts';

const clientSecret = `put-canary-${randomBytes(12).toString('hex')}`;
const webhookSecret = `whsec_${randomBytes(24).toString('base64')}`;

describe('npm run put-credentials', () => {
  const stack = useFixtureStack();
  const secretId = 'arn:aws:secretsmanager:us-east-1:000000000000:secret:fixture-local-Secret-local0';

  function put(args: string[], env: Record<string, string> = {}, input = '') {
    const aws = {
      AWS_ENDPOINT_URL: stack().awsUrl,
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'a',
      AWS_SECRET_ACCESS_KEY: 'b',
    };
    return runCommand('credentials/put-credentials.ts', args, { ...aws, ...env }, input);
  }
  async function stored(): Promise<unknown> {
    const response = await fetch(stack().awsUrl, {
      method: 'POST',
      headers: { 'x-amz-target': 'secretsmanager.GetSecretValue' },
      body: JSON.stringify({ SecretId: secretId }),
    });
    const { SecretString } = (await response.json()) as { SecretString: string };
    return JSON.parse(SecretString);
  }

  it('puts the credentials from the environment', async () => {
    const env = { SCALEKIT_CLIENT_ID: 'skc_1', SCALEKIT_CLIENT_SECRET: clientSecret };
    const ran = await put(['--secret-id', secretId], { ...env, SCALEKIT_WEBHOOK_SECRETS: webhookSecret });
    expect(ran.output).toMatch(
      /^Put the client id, the client secret and 1 webhook secret as version \S+\.\n$/,
    );
    expect(ran.code).toBe(0);
    expect(await stored()).toEqual({ clientId: 'skc_1', clientSecret, webhookSecrets: [webhookSecret] });
  });

  it('puts the credentials from standard input, and keeps webhook secrets that are not given', async () => {
    const ran = await put(
      ['--secret-id', secretId],
      {},
      JSON.stringify({ clientId: 'skc_2', clientSecret: 'next' }),
    );
    expect(ran.code).toBe(0);
    expect(await stored()).toEqual({
      clientId: 'skc_2',
      clientSecret: 'next',
      webhookSecrets: [webhookSecret],
    });
  });

  it.each([
    ['an unknown argument', [`--client-secret=${clientSecret}`], {}, '', /an argument is unknown/],
    ['a value without an option', [clientSecret], {}, '', /an argument is unknown/],
    ['no secret id', [], {}, '{}', /--secret-id is missing/],
    ['half of the variables', ['--secret-id', 'x'], { SCALEKIT_CLIENT_SECRET: clientSecret }, '', /set both/],
    ['input that is not JSON', ['--secret-id', 'x'], {}, clientSecret, /is not JSON/],
    ['an unknown member', ['--secret-id', 'x'], {}, `{"${clientSecret}":1}`, /unknown member/],
    [
      'a webhook secret with a short key',
      ['--secret-id', 'x'],
      {},
      JSON.stringify({ clientId: 'a', clientSecret, webhookSecrets: ['whsec_c2hvcnQ='] }),
      /webhookSecrets\.0 has a key shorter than 24 bytes/,
    ],
    [
      'a secret that does not exist',
      ['--secret-id', 'nowhere'],
      {},
      JSON.stringify({ clientId: 'a', clientSecret, webhookSecrets: [] }),
      /Secrets Manager refused: ResourceNotFoundException/,
    ],
  ])('refuses %s, and does not print it', async (_, args, env, input, message) => {
    const ran = await put(args, env, input);
    expect(ran.code).toBe(1);
    expect(ran.output).toMatch(message);
    expect(ran.output).not.toContain(clientSecret);
    expect(ran.output).not.toMatch(/\n\s+at /);
  });

  const none = { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '', AWS_EC2_METADATA_DISABLED: 'true' };
  const credentials = JSON.stringify({ clientId: 'a', clientSecret });
  it.each([
    [
      'no Scalekit credentials',
      none,
      '',
      /^onbehalf: there are no Scalekit credentials: set SCALEKIT_CLIENT_ID and .+ standard input\n$/,
    ],
    [
      'no AWS credentials',
      none,
      credentials,
      /^onbehalf: there are no AWS credentials; sign in to AWS, .+ set AWS_PROFILE\n$/,
    ],
    [
      'an unknown AWS profile',
      { ...none, AWS_PROFILE: 'nowhere' },
      credentials,
      /^onbehalf: there are no AWS credentials; sign in to AWS, .+ set AWS_PROFILE\n$/,
    ],
    [
      'no way to Secrets Manager',
      { AWS_ENDPOINT_URL: 'http://127.0.0.1:2', AWS_MAX_ATTEMPTS: '1' },
      credentials,
      /^onbehalf: Secrets Manager cannot be reached: ECONNREFUSED; check the region and the network\n$/,
    ],
  ])('exits with one sentence that says what to do when there is %s', async (_, env, input, message) => {
    const ran = await put(['--secret-id', secretId], env, input);
    expect(ran.output).toMatch(message);
    expect(ran.code).toBe(1);
  });

  it('demands a region when neither the secret id nor the environment names one', async () => {
    const ran = await put(['--secret-id', 'name'], { AWS_REGION: '' }, credentials);
    expect(ran).toEqual({
      code: 1,
      output: 'onbehalf: there is no valid AWS region; give the ARN as --secret-id, or set AWS_REGION\n',
    });
  });
});
