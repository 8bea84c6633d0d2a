import { describe, expect, it } from 'vitest';
import { runCommand } from '../../../support/run-command.ts';

const CLOSED_PORT = 'http://127.0.0.1:2';
const doctor = (args: string[], env: Record<string, string> = {}) =>
  runCommand('doctor/doctor.ts', args, env);

describe('the command npm run doctor', () => {
  it.each([
    ['no URL', [], /--url is missing\nUsage: /],
    ['an unknown argument', ['--password=token-canary'], /an argument is unknown/],
    ['a value without an option', ['token-canary'], /an argument is unknown/],
    ['a token with its scheme', ['--url', CLOSED_PORT, '--token', 'Bearer token-canary'], /without "Bearer"/],
    [
      'a URL that would send the token in the clear',
      ['--url', 'http://api.example'],
      /--url may use http only/,
    ],
    ['a stage that cdk.json does not have', ['--url', CLOSED_PORT, '--stage', 'prod'], /has no stage "prod"/],
    ['a stack and a stage', ['--stack', 'a', '--stage', 'b'], /--stack reads url, stage and secret/],
    ['a stack that does not run', ['--stack', '/nonexistent'], /is npm start running/],
  ])('refuses %s, and prints no token', async (_, args, message) => {
    const { code, output } = await doctor(args);
    expect(code).toBe(1);
    expect(output).toMatch(message);
    expect(output).not.toMatch(/token-canary|\n\s+at /);
  });

  it('warns in its help that the command line is public', async () => {
    const { code, output } = await doctor(['--help']);
    expect(code).toBe(0);
    expect(output).toMatch(/ONBEHALF_TOKEN, or from --token, which every user of this machine can read/);
  });

  it('prints the count and exits with 1 when a check fails, and checks the variables of Scalekit', async () => {
    const { code, output } = await doctor(['--url', CLOSED_PORT], {
      ONBEHALF_TOKEN: 'token-canary',
      SCALEKIT_CLIENT_ID: 'skc_1',
      SCALEKIT_CLIENT_SECRET: 'secret-canary',
      SCALEKIT_WEBHOOK_SECRETS: 'whsec_canary',
    });
    expect(code).toBe(1);
    expect(output).toMatch(/^FAIL {2}the API responds: /);
    expect(output).toMatch(/FAIL {2}the webhook secrets are valid keys: webhookSecrets\.0 /);
    expect(output).toMatch(/\n2 passed, 3 failed, 40 skipped\n$/);
    expect(output).not.toMatch(/canary/);
  });
});
