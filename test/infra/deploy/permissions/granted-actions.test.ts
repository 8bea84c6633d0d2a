import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readSynthesizedPolicies } from '../../../support/aws/synthesized-policies.ts';
import { acme, local } from '../stages.ts';
import { synthesize } from '../template.ts';

const lines = readFileSync(new URL('service-actions.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split(' '));
/** `service/type` → the form of its ARNs. */
const arnForms = new Map(lines.filter(([key]) => key?.includes('/')).map(([key, arn]) => [key, arn ?? '']));
/** `service:Action` → the types of resources that it takes. */
const actions = new Map(lines.filter(([key]) => key?.includes(':')).map(([key, ...types]) => [key, types]));

/** Scheduler's own page lists no resource for it, and Scheduler asks for one: https://github.com/aws/aws-cdk/issues/38201 */
const ALSO: Record<string, string[]> = { 'scheduler:ListSchedules': ['schedule'] };

/** Whether two patterns with `*` have a text in common: a grant of all streams of a group, and the form of a stream. */
function overlap(a: string, b: string): boolean {
  if (a.startsWith('*')) return overlap(a.slice(1), b) || (b !== '' && overlap(a, b.slice(1)));
  if (b.startsWith('*')) return overlap(b, a);
  return a === b || (a !== '' && a[0] === b[0] && overlap(a.slice(1), b.slice(1)));
}

/** What is wrong with a grant; undefined for one that AWS could use. */
function defectOf(action: string, resource: string): string | undefined {
  const types = ALSO[action] ?? actions.get(action);
  if (types === undefined) return 'no such action';
  // A trust policy is about its own role.
  if (resource === '') return undefined;
  if (types.length === 0) return resource === '*' ? undefined : 'takes no resource';
  const [service] = action.split(':');
  const forms = types.map((type) => (arnForms.get(`${service}/${type}`) ?? '').replace(/\$\{\w+\}/g, '*'));
  return resource !== '*' && forms.some((form) => overlap(form, resource))
    ? undefined
    : `takes ${types.join(', ')}`;
}

// https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
describe.each([
  ['a deployed stage', 'acme', acme],
  ['the local stage, with traces', 'local', local],
])('the grants of %s', (_which, stage, values) => {
  const grants = readSynthesizedPolicies(synthesize(stage, values)).access.grants();

  it('are of actions that exist, on resources that these take', () => {
    expect(grants.length).toBeGreaterThan(50);
    const defects = grants.flatMap(({ holder, action, resource }) => {
      const defect = defectOf(action, resource);
      return defect === undefined ? [] : [`${holder}: ${action} on ${resource}: ${defect}`];
    });
    expect(defects).toEqual([]);
  });
});

describe('a grant that AWS could not use', () => {
  const table = 'arn:aws:dynamodb:us-east-1:000000000000:table/state';

  it.each([
    ['an action of the API that is none of IAM', 'dynamodb:TransactWriteItems', table, 'no such action'],
    ['an action in a wrong spelling', 'dynamodb:getItem', table, 'no such action'],
    ['an index for an action of tables', 'dynamodb:PutItem', table.replace('dynamodb', 'sqs'), 'takes table'],
    ['a queue for a table', 'dynamodb:GetItem', 'arn:aws:sqs:us-east-1:000000000000:q', 'takes table'],
    ['a resource for an action of none', 'xray:PutTraceSegments', table, 'takes no resource'],
    ['every resource for an action of some', 'sqs:SendMessage', '*', 'takes queue'],
  ])('is seen: %s', (_what, action, resource, defect) => {
    expect(defectOf(action, resource)).toBe(defect);
  });
});
