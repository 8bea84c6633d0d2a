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

/** What a cdk.json or a `--context` could say to lower the bar; like the environment, it must change nothing. */
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
  ])('find nothing, and print nothing, in the stack of stage %s', (stage, values) => {
    const printed = vi.spyOn(console, 'error');
    onTestFinished(() => printed.mockRestore());
    const { app, outdir } = appOf(stage, values);
    app.synth();
    expect(printed.mock.calls).toEqual([]);
    const report: unknown = JSON.parse(readFileSync(join(outdir, 'validation-report.json'), 'utf8'));
    expect(report).toMatchObject({ pluginReports: [] });
  });

  it.each<[string, RegExp, (stack: Stack) => void]>([
    ['breaks a rule of cdk-nag', /AwsSolutions-S1\b/, (stack) => new Bucket(stack, 'Planted')],
    [
      'has a property that its schema does not allow',
      /CloudFormation-Validate::F3012/,
      (stack) =>
        new CfnResource(stack, 'Planted', { type: 'AWS::SQS::Queue', properties: { DelaySeconds: 'soon' } }),
    ],
    [
      "draws no more than a warning of CloudFormation's rules",
      /CloudFormation-Validate::W2531/,
      (stack) => {
        const old = new CfnFunction(stack, 'Planted', {
          runtime: 'nodejs16.x',
          handler: 'index.handler',
          role: 'arn:aws:iam::123456789012:role/planted',
          code: { zipFile: '0' },
        });
        Validations.of(old).acknowledge({
          id: 'AwsSolutions-L1',
          reason: 'planted to be found by another rule',
        });
      },
    ],
    [
      "carries a construct's warning",
      /Annotation::planted/,
      (stack) => Annotations.of(stack).addWarningV2('planted', 'a planted warning'),
    ],
  ])('fail it when a resource %s', (_what, finding, plant) => {
    const { app, stack } = appOf('prod', acme);
    plant(stack);
    expect(() => app.synth()).toThrow(finding);
  });
});
