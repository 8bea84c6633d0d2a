import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { findStage, namesTriggers, refuseUnsafe } from '../../../infra/operator/cdk/deploy-arguments.ts';
import { buildTriggerOptions } from '../../../infra/operator/cdk/rollback-triggers.ts';
import { runCommand } from '../../support/run-command.ts';
import { Account } from './cdk-account.ts';

const arnOf = (alarm: string) => `arn:aws:cloudwatch:eu-west-1:111122223333:alarm:onbehalf-prod-${alarm}`;
const [ERRORS, LATENCY, DENIED] = ['Errors', 'Latency', 'Denied'].map(arnOf) as [string, string, string];
const option = (arn: string) => `--rollback-trigger-alarm-arns=${arn}`;

const account = new Account();
const environment: Record<string, string> = {
  AWS_ACCESS_KEY_ID: 'a',
  AWS_SECRET_ACCESS_KEY: 'b',
  AWS_REGION: 'eu-west-1',
  AWS_EC2_METADATA_DISABLED: 'true',
};

beforeAll(async () => {
  environment.AWS_ENDPOINT_URL = await account.start();
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
});
beforeEach(() => {
  account.status = 'UPDATE_COMPLETE';
  account.rollbackAlarmArns = [ERRORS, LATENCY, DENIED].join(',');
  account.alarms = { [ERRORS]: 'OK', [LATENCY]: 'INSUFFICIENT_DATA', [DENIED]: 'OK' };
  account.refused = undefined;
  account.requests.length = 0;
});
afterAll(() => {
  account.stop();
  vi.unstubAllEnvs();
});

describe('the rollback triggers of a deployment', () => {
  const build = () => buildTriggerOptions('onbehalf-prod', { region: 'eu-west-1' });

  it.each([
    ['there is no stack', undefined],
    ['the first deployment of the stack failed', 'ROLLBACK_COMPLETE'],
    ['a first deployment was never executed', 'REVIEW_IN_PROGRESS'],
  ])('are none while %s: a trigger that does not exist fails the deployment', async (_, status) => {
    account.status = status;
    expect(await build()).toEqual({ options: [], notes: [] });
  });

  it('are none of a version that names none', async () => {
    account.rollbackAlarmArns = undefined;
    expect(await build()).toEqual({ options: [], notes: [] });
  });

  it('lack an alarm that was deleted, and one that fires already, which is named', async () => {
    account.alarms = { [ERRORS]: 'OK', [DENIED]: 'ALARM' };
    expect(await build()).toEqual({
      options: [option(ERRORS), '--monitoring-time-minutes=5'],
      notes: [expect.stringContaining('the alarm onbehalf-prod-Denied fires already')],
    });
  });

  it('are cleared when every alarm fires: the fix must pass', async () => {
    account.alarms = { [ERRORS]: 'ALARM', [LATENCY]: 'ALARM', [DENIED]: 'ALARM' };
    expect((await build()).options).toEqual([option('none')]);
  });

  it('are unknown where AWS refuses to show the alarms', async () => {
    account.refused = 'DescribeAlarms';
    await expect(build()).rejects.toMatchObject({ name: 'AccessDenied' });
  });
});

describe('the arguments of npm run deploy', () => {
  it.each([
    [['-c', 'stage=prod'], 'prod'],
    [['--context=stage=prod', '-c', 'purpose=x'], 'prod'],
    [['-c=stage=a', '--context', 'stage=b'], 'b'],
    [['-c', 'stages=x'], undefined],
    [[], undefined],
  ])('name the stage: %j', (args, stage) => {
    expect(findStage(args)).toBe(stage);
  });

  it.each([
    [[option(LATENCY)], true],
    [['--rollback-trigger-alarm-arns', 'none'], true],
    [['--monitoring-time-minutes=30'], true],
    [['--rollbackTriggerAlarmArns', 'none'], true],
    [['-c', 'stage=prod'], false],
  ])("have the operator's own triggers: %j", (args, expected) => {
    expect(namesTriggers(args)).toBe(expected);
  });

  it.each([
    '--hotswap',
    '--hotswap=true',
    '--hotswap-fallback',
    '--express',
    '--watch',
    '--no-rollback',
    '-R',
    '--rollback=false',
    '--rollback false',
    '--hotswap true',
    '--hotswapFallback',
    '-Rv',
  ])('are refused with %s', (unsafe) => {
    const given = unsafe.split(' ');
    expect(() => refuseUnsafe(['-c', 'stage=prod', ...given, '--force'])).toThrow(
      `${given[0]} is for development`,
    );
  });

  it.each(['CDK_HOTSWAP', 'CDK_HOTSWAP_FALLBACK', 'CDK_ROLLBACK', 'CDK_EXPRESS'])(
    'are refused with the variable %s',
    (name) => {
      expect(() => refuseUnsafe([], { PATH: '/bin', [name]: 'false' })).toThrow(`${name} is for development`);
    },
  );

  it.each([
    '--rollback',
    '--rollback true',
    '--express=false',
    '--hotswap-fallback false',
    '--no-hotswap',
    '-c=stage=Review',
  ])('are accepted with %s', (safe) => {
    refuseUnsafe(['-c', 'stage=prod', ...safe.split(' ')], { CDK_DISABLE_VERSION_CHECK: '1' });
  });
});

describe('npm run deploy', () => {
  const assembly = mkdtempSync(join(tmpdir(), 'onbehalf-assembly-'));
  beforeAll(() => {
    const properties = { templateFile: 'stack.json', stackName: 'onbehalf-prod' };
    const target = 'aws://unknown-account/unknown-region';
    const artifacts = { Onbehalf: { type: 'aws:cloudformation:stack', environment: target, properties } };
    writeFileSync(join(assembly, 'manifest.json'), JSON.stringify({ version: '38.0.0', artifacts }));
    writeFileSync(join(assembly, 'stack.json'), '{"Resources":{"New":{}}}');
  });
  afterAll(() => rmSync(assembly, { recursive: true }));

  /** What CloudFormation is asked to watch. */
  async function deploy(args: readonly string[] = [], variables: Record<string, string> = {}) {
    const given = [
      'deploy',
      '-c',
      'stage=prod',
      '--app',
      assembly,
      '--require-approval=never',
      '--method=direct',
    ];
    const { output } = await runCommand('cdk/deployment.ts', [...given, ...args], {
      ...environment,
      ...variables,
    });
    const sent = account.requests.find((each) => each.get('Action') === 'UpdateStack');
    const triggers = [...(sent ?? [])].filter(([name]) => /RollbackTriggers\.member\.\d+\.Arn$/.test(name));
    const minutes = sent?.get('RollbackConfiguration.MonitoringTimeInMinutes');
    return { output, wasSent: sent !== undefined, triggers: triggers.map(([, arn]) => arn), minutes };
  }

  it('lets CloudFormation roll back when an alarm of the deployed stack fires, also in the five minutes after', async () => {
    const { triggers, minutes } = await deploy();
    expect({ triggers, minutes }).toEqual({ triggers: [ERRORS, LATENCY, DENIED], minutes: '5' });
  });

  it('deploys without triggers, and reports it, where the alarms cannot be read', async () => {
    account.refused = 'DescribeAlarms';
    const { wasSent, triggers, output } = await deploy();
    expect({ wasSent, triggers }).toEqual({ wasSent: true, triggers: [] });
    expect(output).toContain('no alarm rolls this deployment back');
    expect(output).toContain('(AccessDenied)');
  });

  it.each([
    ['an option', ['--hotswap'], {}, '--hotswap'],
    ['an option with its value behind a blank', ['--rollback', 'false'], {}, '--rollback'],
    ['a variable', [], { CDK_ROLLBACK: 'false' }, 'CDK_ROLLBACK'],
  ])('refuses %s for development before it calls AWS', async (_form, args, variables, named) => {
    const { output } = await deploy(args, variables);
    expect(output).toContain(`onbehalf: ${named} is for development`);
    expect(account.requests).toEqual([]);
  });
});
