import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { checks } from '../../../infra/operator/doctor/examine.ts';
import { runCommand } from '../../support/run-command.ts';
import { stack, token } from '../../support/stack/product.ts';
import { armFault, healStack } from '../../support/stack/stack-control.ts';

const stackJson = join(stack.runFolder, 'stack.json');
const onStack = (env: Record<string, string> = {}) =>
  runCommand('doctor/doctor.ts', ['--stack', stackJson], env);

describe('npm run doctor on the running stack', () => {
  afterEach(healStack);

  it('passes every check but those of the alarms, which need a deployment', async () => {
    const { code, output } = await onStack();
    const skipped = [...output.matchAll(/^skip {2}(.+?): /gm)].map(([, title = '']) => title);
    expect(skipped.filter((title) => !title.includes('alarms'))).toEqual([]);
    const passed = checks.length - skipped.length;
    expect(output).toMatch(new RegExp(`\n${passed} passed, 0 failed, ${skipped.length} skipped\n$`));
    expect(output.match(/^pass {2}/gm)).toHaveLength(passed);
    expect(code).toBe(0);
  });

  it.each([
    ['an expired token', { expires_in: '-60' }, 'the token is within its time'],
    [
      'a token for another API',
      { audience: 'https://elsewhere.example' },
      "the token's audience is the stage's",
    ],
    ['a token of another issuer', { iss: 'https://elsewhere.example' }, "the token's issuer is the stage's"],
  ])('fails the checks that send the token, and that of the reason, on %s', async (_, claims, title) => {
    const given = await token({ sub: 'doctor-canary', ...claims });
    const { code, output } = await onStack({ ONBEHALF_TOKEN: given });
    expect(code).toBe(1);
    const failed = [...output.matchAll(/^FAIL {2}(.+?): .+$/gm)].map(([, failing]) => failing);
    expect(failed).toEqual(['the API accepts the token', title, '/mcp lists the tools']);
    expect(output).toMatch(
      /FAIL {2}the API accepts the token: GET \/connections: 401, WWW-Authenticate "Bearer/,
    );
    expect(output).not.toContain(given);
    expect(output).not.toContain('doctor-canary');
  });

  it('reports the 403 of a token without scope', async () => {
    const { output } = await onStack({ ONBEHALF_TOKEN: await token({ sub: 'doctor', scope: '' }) });
    expect(output).toMatch(/FAIL {2}the API accepts the token: GET \/connections: 403/);
    expect(output).toMatch(/FAIL {2}the token has a scope of the API/);
  });

  it('reports an issuer that is down', async () => {
    await armFault({ at: 'issuer.openid-configuration', do: 'reset', share: 1 });
    const { code, output } = await onStack();
    expect(code).toBe(1);
    expect(output).toMatch(/FAIL {2}the issuer's discovery document names it: (ECONNRESET|UND_ERR_SOCKET)/);
  });

  it('reports a refusal of Secrets Manager, and skips what needs the secret', async () => {
    await armFault({
      at: 'secretsmanager.GetSecretValue',
      do: 'error',
      status: 400,
      code: 'AccessDeniedException',
      share: 1,
    });
    const { code, output } = await onStack();
    expect(code).toBe(1);
    expect(output).toMatch(/FAIL .*can be read: .*AccessDeniedException\. Remedy: let the AWS identity/);
    expect(output).toMatch(/skip {2}Scalekit accepts the credentials/);
  });
});
