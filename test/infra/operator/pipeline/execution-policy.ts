import { readFileSync } from 'node:fs';
import { z } from 'zod';

export type Statement = { sid: string; actions: string[]; resources: string[]; condition: unknown };

const statementSchema = z.strictObject({
  Sid: z.string().default(''),
  Effect: z.literal('Allow'),
  Action: z.union([z.string(), z.array(z.string())]),
  Resource: z.unknown(),
  Condition: z.unknown().optional(),
});
/** A policy document, its statements only as far as this project writes them. */
const documentSchema = z.object({ Version: z.literal('2012-10-17'), Statement: z.array(statementSchema) });

export const template: {
  Parameters: Record<string, { AllowedPattern: string }>;
  Resources: Record<string, { Type: string; Properties: Record<string, unknown> }>;
} = JSON.parse(readFileSync('infra/operator/pipeline/deploy-role.template.json', 'utf8'));

/** The two managed policies that the bootstrap gives to CloudFormation. */
export const POLICIES = ['ServicesPolicy', 'AccountPolicy'];

/** The statements of the execution policies, with plain texts for this stage. */
export function executionStatements(stage: string): Statement[] {
  return POLICIES.flatMap((id) => readStatements(template.Resources[id]?.Properties.PolicyDocument, stage));
}

/** The statements of a policy document, with plain texts for this stage. */
export function readStatements(document: unknown, stage: string): Statement[] {
  return documentSchema.parse(document).Statement.map(({ Sid, Action, Resource, Condition }) => ({
    sid: Sid,
    actions: [Action].flat(),
    resources: [Resource].flat().map((resource) => fillIn(resource, stage)),
    condition: Condition,
  }));
}

function fillIn(value: unknown, stage: string): string {
  const values: Record<string, string> = {
    'AWS::Partition': 'aws',
    'AWS::Region': 'eu-west-1',
    'AWS::AccountId': '111122223333',
    Stage: stage,
  };
  const text = typeof value === 'string' ? value : String(Object(value)['Fn::Sub']);
  return text.replace(/\$\{([\w:]+)\}/g, (_all, name) => {
    const found = values[name];
    if (found === undefined) throw new Error(`${name} has no value in this test.`);
    return found;
  });
}

/** Whether a statement grants the action on the resource; conditions are compared by the test. */
export function isGranted(statements: readonly Statement[], action: string, resource: string): boolean {
  return statements.some(
    ({ actions, resources }) =>
      actions.includes(action) && resources.some((pattern) => matches(pattern, resource)),
  );
}

function matches(pattern: string, resource: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(resource);
}
