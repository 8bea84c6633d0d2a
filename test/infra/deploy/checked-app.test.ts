import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Annotations, type App, CfnResource, type Stack, Validations } from 'aws-cdk-lib';
import { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { createCheckedApp } from '../../../infra/deploy/checked-app.ts';
import { parseParameters } from '../../../infra/deploy/parameters/parameters.ts';
import { OnbehalfStack } from '../../../infra/deploy/stack.ts';
import { acme, context, local } from './stages.ts';

const directory = mkdtempSync(join(tmpdir(), 'onbehalf-checks-'));
beforeAll(() => vi.stubEnv('CDK_VALIDATION', 'false'));
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(directory, { recursive: true });
});

/** Context that could weaken the checks; like CDK_VALIDATION=false in the environment, it must change nothing. */
const lenient = {
  '@aws-cdk/core:validateAgainstDefaultRules': false,
  '@aws-cdk/core:strictCfnValidateErrors': false,
  '@aws-cdk/core:annotationsInValidationReport': false,
  '@aws-cdk/core:failSynthOnValidationErrors': false,
};

function appOf(stage: string, values: object): { app: App; stack: Stack; outdir: string } {
  const outdir = mkdtempSync(join(directory, `${stage}-`));
  const app = createCheckedApp({ outdir, context: { ...context, ...lenient } });
  const parameters = parseParameters({ stage, stages: { [stage]: values } });
  return { app, stack: new OnbehalfStack(app, 'Onbehalf', { parameters }), outdir };
}

describe('the checks of every synth', () => {
  it.each([
    ['local', local],
    ['prod', acme],
  ])('find nothing and print nothing for stage %s', (stage, values) => {
    const printed = vi.spyOn(console, 'error');
    onTestFinished(() => printed.mockRestore());
    const { app, outdir } = appOf(stage, values);
    app.synth();
    expect(printed.mock.calls).toEqual([]);
    const report: unknown = JSON.parse(readFileSync(join(outdir, 'validation-report.json'), 'utf8'));
    expect(report).toMatchObject({ pluginReports: [] });
  });

  it.each<[string, RegExp, (stack: Stack) => void]>([
    ['breaks a rule of cdk-nag', /AwsSolutions-S1\b/, (stack) => new Bucket(stack, 'Faulty')],
    [
      'has a property that its schema does not allow',
      /CloudFormation-Validate::F3012/,
      (stack) =>
        new CfnResource(stack, 'Faulty', { type: 'AWS::SQS::Queue', properties: { DelaySeconds: 'soon' } }),
    ],
    [
      "gets only a warning of CloudFormation's rules",
      /CloudFormation-Validate::W2531/,
      (stack) => {
        const old = new CfnFunction(stack, 'Faulty', {
          runtime: 'nodejs16.x',
          handler: 'index.handler',
          role: 'arn:aws:iam::123456789012:role/faulty',
          code: { zipFile: '0' },
        });
        Validations.of(old).acknowledge({
          id: 'AwsSolutions-L1',
          reason: 'this case tests another rule',
        });
      },
    ],
    [
      "has a construct's warning",
      /Annotation::faulty/,
      (stack) => Annotations.of(stack).addWarningV2('faulty', 'a warning'),
    ],
  ])('fail it when a resource %s', (_fault, finding, addFault) => {
    const { app, stack } = appOf('prod', acme);
    addFault(stack);
    expect(() => app.synth()).toThrow(finding);
  });
});
