import { rmSync } from 'node:fs';
import { App } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { IConstruct } from 'constructs';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { NodeFunction } from '../../../infra/deploy/constructs/node-function.ts';
import { parseParameters } from '../../../infra/deploy/parameters/parameters.ts';
import { OnbehalfStack } from '../../../infra/deploy/stack.ts';
import { authorizationRows } from '../../support/stack/authorization-rows.ts';
import { acme, context } from './stages.ts';

type Acknowledged = { path: string; rule: string; reason: string };
const acknowledged = vi.hoisted((): Acknowledged[] => {
  // Other files of this worker load the stack without the mock.
  vi.resetModules();
  return [];
});
afterAll(() => vi.resetModules());

// Records instead of acknowledging, so that the rules report what the stack acknowledges.
vi.mock('../../../infra/deploy/acknowledgements.ts', () => ({
  acknowledge(construct: IConstruct, reasons: Record<string, string>) {
    for (const [rule, reason] of Object.entries(reasons)) {
      acknowledged.push({ path: construct.node.path, rule, reason });
    }
  },
}));

const PUBLIC_ROUTE = 'AwsSolutions-APIG4';

/** Each user's schedule is named by a hash, so a right to change schedules covers the stack's own group. */
const scheduleRule = (id: string) =>
  `Onbehalf/${id} AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:scheduler:<AWS::Region>:<AWS::AccountId>:schedule/GROUP/*]`;
const withoutGroup = (rule: string) => rule.replace(/:schedule\/[\w-]+\/\*/, ':schedule/GROUP/*');

describe.each(['Active', 'PassThrough'])('acknowledgements of a stage with tracing %s', (tracing) => {
  const app = new App({ context });
  acknowledged.length = 0;
  const stack = new OnbehalfStack(app, 'Onbehalf', {
    parameters: parseParameters({ stage: 'acme', stages: { acme: { ...acme, tracing } } }),
  });
  const own = [...acknowledged];
  rmSync(app.outdir, { recursive: true });
  const { violations = [] } = new AwsSolutionsChecks(app).validateScope(app);
  const findings = violations.flatMap(({ ruleName, violatingResources }) =>
    violatingResources.map(({ constructPath }) => ({ rule: ruleName, path: String(constructPath) })),
  );
  const functionPaths = stack.node
    .findAll()
    .filter((construct) => construct instanceof NodeFunction)
    .map(({ node }) => node.path);

  it("are the functions' traces, if any, the schedules of five functions, the names of all schedules, the queue and the secret", () => {
    const others = own.filter(({ rule }) => rule !== PUBLIC_ROUTE);
    expect(others.map(({ path, rule }) => `${path} ${withoutGroup(rule)}`).toSorted()).toEqual(
      [
        'Onbehalf/ScalekitSecret/Secret AwsSolutions-SMG4',
        'Onbehalf/DeadLetters/Queue AwsSolutions-SQS3',
        ...(tracing === 'Active' ? functionPaths : []).map(
          (path) => `${path}/Role AwsSolutions-IAM5[Resource::*]`,
        ),
        ...['AccountEvents', 'Connect', 'DigestSchedule', 'Offboard', 'Reconcile'].map(scheduleRule),
        scheduleRule('Reconcile').replace('schedule/GROUP', 'schedule/*'),
      ].toSorted(),
    );
  });

  it('exempt exactly the routes without a token in the authorization matrix', () => {
    const open = Object.entries(authorizationRows).filter(([, { scopes }]) => scopes === 'none');
    expect(own.filter(({ rule }) => rule === PUBLIC_ROUTE)).toHaveLength(open.length);
  });

  it('each match exactly one finding, and state their reason', () => {
    const matched = own.map(({ path, rule, reason }) => {
      expect(reason.length).toBeGreaterThan(40);
      return findings.filter((finding) => finding.rule === rule && `${finding.path}/`.startsWith(`${path}/`));
    });
    expect(matched.map((found) => found.length)).toEqual(own.map(() => 1));
    expect(findings).toHaveLength(own.length);
  });
});
