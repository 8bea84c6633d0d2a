import { App } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { IConstruct } from 'constructs';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { parseParameters } from '../../../infra/deploy/parameters/parameters.ts';
import { OnbehalfStack } from '../../../infra/deploy/stack.ts';
import { acme, context } from './stages.ts';

type Acknowledged = { path: string; rule: string; reason: string };
const acknowledged = vi.hoisted((): Acknowledged[] => {
  // Other files of this worker load the stack without the mock.
  vi.resetModules();
  return [];
});
afterAll(() => vi.resetModules());

// Recorded instead of made, so that the rules find what the stack acknowledges.
vi.mock('../../../infra/deploy/acknowledgements.ts', () => ({
  acknowledge(construct: IConstruct, reasons: Record<string, string>) {
    for (const [rule, reason] of Object.entries(reasons)) {
      acknowledged.push({ path: construct.node.path, rule, reason });
    }
  },
}));

/** The schedules of the stack's own group: a user's is named by its hash. */
const ofSchedules = (name: string) =>
  new RegExp(
    `^Onbehalf/${name} AwsSolutions-IAM5\\[Resource::arn:<AWS::Partition>:scheduler:.*:schedule/[\\w-]+/\\*\\]$`,
  );

describe('acknowledgements', () => {
  const app = new App({ context });
  new OnbehalfStack(app, 'Onbehalf', {
    parameters: parseParameters({ stage: 'acme', stages: { acme } }),
  });
  const { violations = [] } = new AwsSolutionsChecks(app).validateScope(app);
  const findings = violations.flatMap(({ ruleName, violatingResources }) =>
    violatingResources.map(({ constructPath }) => ({ rule: ruleName, path: String(constructPath) })),
  );

  it('are these, and a new one is a decision', () => {
    expect(acknowledged.map(({ path, rule }) => `${path} ${rule}`)).toEqual([
      'Onbehalf/ScalekitSecret/Secret AwsSolutions-SMG4',
      'Onbehalf/DeadLetters/Queue AwsSolutions-SQS3',
      'Onbehalf/MailDigest/Role AwsSolutions-IAM5[Resource::*]',
      'Onbehalf/Connect/Role AwsSolutions-IAM5[Resource::*]',
      'Onbehalf/CallbackStatus/Role AwsSolutions-IAM5[Resource::*]',
      'Onbehalf/ExecuteAction/Role AwsSolutions-IAM5[Resource::*]',
      'Onbehalf/DigestSchedule/Role AwsSolutions-IAM5[Resource::*]',
      expect.stringMatching(ofSchedules('DigestSchedule')),
      expect.stringMatching(ofSchedules('Connect')),
    ]);
  });

  it('each answer one finding that is there, and give their reason', () => {
    const answered = acknowledged.map(({ path, rule, reason }) => {
      expect(reason.length).toBeGreaterThan(40);
      return findings.filter((finding) => finding.rule === rule && `${finding.path}/`.startsWith(`${path}/`));
    });
    expect(answered.map((found) => found.length)).toEqual(acknowledged.map(() => 1));
    expect(findings).toHaveLength(acknowledged.length);
  });
});
