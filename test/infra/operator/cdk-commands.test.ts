import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeLongStage } from '../../../infra/operator/cdk/long-stage.ts';
import { explainProtection } from '../../../infra/operator/cdk/termination-protection.ts';
import { runCommand } from '../../support/run-command.ts';
import { Account } from './cdk-account.ts';

const lift =
  'aws cloudformation update-termination-protection --no-enable-termination-protection --region eu-west-1 --stack-name onbehalf-prod';

describe('npm run deploy and npm run destroy', () => {
  const account = new Account();
  const assembly = mkdtempSync(join(tmpdir(), 'onbehalf-assembly-'));
  let endpoint: string;
  beforeAll(async () => {
    endpoint = await account.start();
    const properties = { templateFile: 'stack.json', stackName: 'onbehalf-prod' };
    const environment = 'aws://unknown-account/unknown-region';
    const artifacts = { Onbehalf: { type: 'aws:cloudformation:stack', environment, properties } };
    writeFileSync(join(assembly, 'manifest.json'), JSON.stringify({ version: '38.0.0', artifacts }));
    writeFileSync(join(assembly, 'stack.json'), '{"Resources":{}}');
  });
  afterAll(() => {
    account.stop();
    rmSync(assembly, { recursive: true });
  });

  const run = (...args: string[]) =>
    runCommand('cdk/deployment.ts', [...args, '--app', assembly], {
      AWS_ENDPOINT_URL: endpoint,
      AWS_ACCESS_KEY_ID: 'a',
      AWS_SECRET_ACCESS_KEY: 'b',
      AWS_REGION: 'eu-west-1',
      AWS_EC2_METADATA_DISABLED: 'true',
    });

  it.each([
    ['a stack that runs', 'CREATE_COMPLETE', ['destroy', '--force']],
    ['one whose first deployment was rolled back', 'ROLLBACK_COMPLETE', ['destroy', '--force']],
    [
      'one that the next deployment would replace',
      'ROLLBACK_COMPLETE',
      ['deploy', '--require-approval=never'],
    ],
  ])('report how to lift the protection of %s', async (_, status, args) => {
    account.status = status;
    const { code, output } = await run(...args);
    expect(account.calls).toContain('DeleteStack');
    expect(output).toContain(
      `onbehalf: onbehalf-prod is protected against deletion, and nothing was deleted. Lift the protection, and run the same command again:\n  ${lift}\n`,
    );
    expect(code).toBe(1);
  });

  it('report nothing of it, and succeed, where the CDK succeeds', async () => {
    account.status = undefined;
    const { code, output } = await run('destroy', '--force');
    expect(output).not.toMatch(/protect/);
    expect(code).toBe(0);
  });

  it.each(['deploy', 'destroy'])(
    'refuse the stage of cdk.json that has no values of an operator: %s',
    async (action) => {
      const { code, output } = await runCommand('cdk/deployment.ts', [action, '--force'], {
        AWS_REGION: 'eu-west-1',
        AWS_EC2_METADATA_DISABLED: 'true',
      });
      expect(output).toContain('Stage "example" never deploys');
      expect(code).toBe(1);
    },
  );

  it('return the failure of the CDK', async () => {
    account.status = 'CREATE_IN_PROGRESS';
    const { code, output } = await run('deploy', '--method', 'no-such-method');
    expect(output).not.toMatch(/update-termination-protection/);
    expect(code).toBe(1);
  });
});

describe('explainProtection', () => {
  it('names the stack also where CloudFormation names it without its ARN', () => {
    const named = 'Stack [onbehalf-prod] cannot be deleted while TerminationProtection is enabled';
    expect(explainProtection(named)).toContain('protection --stack-name onbehalf-prod\n');
  });

  it('explains no other failure', () => {
    expect(explainProtection('Stack [onbehalf-prod] failed: DELETE_FAILED')).toBeUndefined();
  });
});

describe('describeLongStage', () => {
  it('names the stages that the template of the pipeline does not take', () => {
    const template = JSON.parse(readFileSync('infra/operator/pipeline/deploy-role.template.json', 'utf8'));
    const taken = new RegExp(`^(?:${template.Parameters.Stage.AllowedPattern})$`);
    for (let length = 1; length <= 30; length += 1) {
      const stage = 'p'.repeat(length);
      expect([stage, describeLongStage(stage) === undefined]).toEqual([stage, taken.test(stage)]);
    }
    expect(describeLongStage('customer-facing-europe')).toContain('docs/deployments.md');
  });
});
