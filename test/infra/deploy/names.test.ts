import { describe, expect, it } from 'vitest';
import { acme } from './stages.ts';
import { synthesize } from './template.ts';

const SLACK = { slack: { workspaceId: 'T00000000', channelId: 'C00000000' } };
/** What AWS keeps apart by more than the account, the region and this name. */
const WITHIN_ANOTHER = ['AWS::IAM::Policy', 'AWS::ApiGatewayV2::Authorizer', 'AWS::ApiGatewayV2::Stage'];

/** The names that the template gives, by their resource and property. */
function namesOf(stackName: string): Map<string, string> {
  const { template } = synthesize('acme', { ...acme, alarms: SLACK }, stackName);
  const named = Object.entries(template.Resources).flatMap(([id, { Type, Properties }]) =>
    Object.entries(Properties ?? {})
      .filter(
        ([property]) => /^(?!MetricName$)(?:\w*[a-z])?Name$/.test(property) && !WITHIN_ANOTHER.includes(Type),
      )
      .filter(([, value]) => !isReference(value))
      .map(([property, value]): [string, string] => [`${id} ${property}`, JSON.stringify(value)]),
  );
  return new Map(named);
}

function isReference(value: unknown): boolean {
  return typeof value === 'object' && value !== null && ('Ref' in value || 'Fn::GetAtt' in value);
}

describe('two stages in one account and region', () => {
  it('give nothing the same name', () => {
    const [prod, staging] = [namesOf('onbehalf-prod'), namesOf('onbehalf-staging')];
    expect(prod.size).toBeGreaterThan(20);
    const shared = [...prod].filter(([id, name]) => staging.get(id) === name);
    expect(shared).toEqual([]);
  });
});
