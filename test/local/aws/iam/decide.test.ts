import { describe, expect, it } from 'vitest';
import { decide, type Principal } from '../../../../infra/local/aws/iam/decide.ts';
import { readStatements } from '../../../../infra/local/aws/iam/statement.ts';

const TABLE = 'arn:aws:dynamodb:us-east-1:000000000000:table/state';
const ROLE = 'arn:aws:iam::000000000000:role/connect';
const ACCOUNT = 'arn:aws:iam::000000000000:root';
const role: Principal = { roleArn: ROLE, accountRoot: ACCOUNT };

type Written = Record<string, unknown>;
type Asked = { action?: string; resource?: string; context?: Record<string, string | string[]> };

/** The decision on a call by the statements of its role, and those of the resource. */
function judge(
  identity: Written[],
  { action = 'dynamodb:GetItem', resource = TABLE, context = {} }: Asked = {},
  ofResource: Written[] = [],
  principal: Principal = role,
): string {
  const allow = { Effect: 'Allow', Action: 'dynamodb:GetItem', Resource: TABLE };
  const read = (statements: Written[], whose: string) =>
    readStatements({ Statement: statements.map((each) => ({ ...allow, ...each })) }, whose);
  const policies = { identity: read(identity, 'connect'), resource: read(ofResource, 'resource') };
  const decision = decide(policies, principal, { action, resource, context });
  if (decision.isAllowed) return 'allowed';
  return decision.deniedBy ? 'denied' : 'not allowed';
}

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
describe('a policy', () => {
  it.each<[string, string, Written[], Asked]>([
    ['allows its action on its resource', 'allowed', [{}], {}],
    ['allows nothing without a statement', 'not allowed', [], {}],
    ['allows no other action', 'not allowed', [{}], { action: 'dynamodb:PutItem' }],
    ['allows no other resource', 'not allowed', [{}], { resource: `${TABLE}2` }],
    ['compares actions without case', 'allowed', [{ Action: 'DynamoDB:getitem' }], {}],
    ['compares resources with case', 'not allowed', [{ Resource: TABLE.replace('state', 'State') }], {}],
    ['is overruled by a denial', 'denied', [{}, { Effect: 'Deny', Action: '*', Resource: '*' }], {}],
    ['gives no index of the table', 'not allowed', [{}], { resource: `${TABLE}/index/pending` }],
    [
      'gives an index by its own ARN',
      'allowed',
      [{ Resource: `${TABLE}/index/*` }],
      { resource: `${TABLE}/index/pending` },
    ],
    ['gives no table by the ARN of its indexes', 'not allowed', [{ Resource: `${TABLE}/index/*` }], {}],
    [
      'gives a function, not its alias',
      'not allowed',
      [{ Action: '*', Resource: 'arn:aws:lambda:us-east-1:0:function:a' }],
      { action: 'lambda:InvokeFunction', resource: 'arn:aws:lambda:us-east-1:0:function:a:live' },
    ],
    [
      'has a wildcard that ends at a colon',
      'not allowed',
      [{ Resource: 'arn:aws:dynamodb:*:table/state' }],
      {},
    ],
    ['has a wildcard for one part', 'allowed', [{ Resource: 'arn:aws:dynamodb:*:*:table/sta?e' }], {}],
    ['reads a dot as a dot', 'not allowed', [{ Resource: TABLE.replace('state', 'st.te') }], {}],
    ['excludes actions', 'not allowed', [{ Action: undefined, NotAction: 'dynamodb:Get*' }], {}],
    [
      'allows all but the excluded actions',
      'allowed',
      [{ Action: undefined, NotAction: 'dynamodb:Put*' }],
      {},
    ],
    ['excludes resources', 'not allowed', [{ Resource: undefined, NotResource: `${TABLE}*` }], {}],
    [
      'allows all but the excluded resources',
      'allowed',
      [{ Resource: undefined, NotResource: `${TABLE}2` }],
      {},
    ],
  ])('%s', (_what, expected, identity, asked) => {
    expect(judge(identity, asked)).toBe(expected);
  });
});

/** `has`: a condition, the values of a request, and whether it is met. */
const CONDITIONS: [
  operator: string,
  key: string,
  wanted: unknown,
  given: string | string[] | undefined,
  boolean,
][] = [
  ['StringEquals', 'iam:PassedToService', 'scheduler.amazonaws.com', 'scheduler.amazonaws.com', true],
  ['StringEquals', 'iam:PassedToService', 'scheduler.amazonaws.com', 'lambda.amazonaws.com', false],
  ['StringEquals', 'iam:PassedToService', 'scheduler.amazonaws.com', undefined, false],
  ['StringEquals', 'IAM:passedtoservice', ['a', 'b'], 'b', true],
  ['StringEqualsIfExists', 'iam:PassedToService', 'a', undefined, true],
  ['StringEqualsIfExists', 'iam:PassedToService', 'a', 'b', false],
  ['StringNotEquals', 'iam:PassedToService', ['a', 'b'], 'b', false],
  ['StringNotEquals', 'iam:PassedToService', ['a', 'b'], 'c', true],
  ['StringNotEquals', 'iam:PassedToService', 'a', undefined, true],
  ['StringEqualsIgnoreCase', 'aws:RequestedRegion', 'US-EAST-1', 'us-east-1', true],
  ['StringLike', 'aws:RequestedRegion', 'us-*', 'us-east-1', true],
  ['StringNotLike', 'aws:RequestedRegion', 'us-*', 'us-east-1', false],
  ['ArnLike', 'aws:SourceArn', 'arn:aws:execute-api:*:*:a/*', 'arn:aws:execute-api:r:0:a/s/GET/x', true],
  ['ArnEquals', 'aws:SourceArn', 'arn:aws:execute-api:*:*:a/*', 'arn:aws:execute-api:r:0:b/s/GET/x', false],
  ['ArnNotLike', 'aws:SourceArn', 'arn:aws:execute-api:*:*:a/*', 'arn:aws:execute-api:r:0:b/s/GET/x', true],
  ['Bool', 'aws:SecureTransport', false, 'true', false],
  ['Bool', 'aws:SecureTransport', 'true', 'true', true],
  ['Null', 'iam:PassedToService', 'true', undefined, true],
  ['Null', 'iam:PassedToService', 'true', 'a', false],
  ['Null', 'iam:PassedToService', false, 'a', true],
  ['NumericLessThanEquals', 'aws:SourceAccount', 5, '5', true],
  ['NumericGreaterThan', 'aws:SourceAccount', 5, '5', false],
  ['ForAllValues:StringEquals', 'events:source', ['a', 'b'], ['a', 'b'], true],
  ['ForAllValues:StringEquals', 'events:source', ['a', 'b'], ['a', 'c'], false],
  // AWS warns of this one: an absent key meets it.
  ['ForAllValues:StringEquals', 'events:source', ['a'], undefined, true],
  ['ForAnyValue:StringEquals', 'events:source', ['a'], ['b', 'a'], true],
  ['ForAnyValue:StringEquals', 'events:source', ['a'], undefined, false],
  ['ForAnyValue:StringNotEquals', 'events:source', ['a'], ['a', 'b'], true],
  ['ForAllValues:StringNotEquals', 'events:source', ['a'], ['a', 'b'], false],
];

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
describe('a condition', () => {
  it.each(CONDITIONS)('%s on %s with %j is met by %j: %s', (operator, key, wanted, given, isMet) => {
    // A policy may write a key in any case; a request has AWS's own.
    const known = key.replace('IAM:passedtoservice', 'iam:PassedToService');
    const context = given === undefined ? {} : { [known]: given };
    const statement = { Condition: { [operator]: { [key]: wanted } } };
    expect(judge([statement], { context })).toBe(isMet ? 'allowed' : 'not allowed');
  });

  it('needs each of its operators and keys', () => {
    const Condition = { StringEquals: { 'iam:PassedToService': 'a' }, Bool: { 'aws:SecureTransport': true } };
    const context = { 'iam:PassedToService': 'a', 'aws:SecureTransport': 'false' };
    expect(judge([{ Condition }], { context })).toBe('not allowed');
  });

  it.each<[string, Written]>([
    ['an operator', { Condition: { IpAddress: { 'aws:SourceArn': '10.0.0.0/8' } } }],
    ['a negation that does not exist', { Condition: { BoolNot: { 'aws:SecureTransport': 'true' } } }],
    ['a key', { Condition: { StringEquals: { 'dynamodb:LeadingKeys': 'x' } } }],
    ['several values without a set', { Condition: { StringNotEquals: { 'events:source': 'x' } } }],
    ['a variable', { Resource: `${TABLE}/\${aws:username}` }],
    ['an element', { NotPrincipal: '*' }],
    ['an effect', { Effect: 'Maybe' }],
  ])('that the local stack does not know is refused, never ignored: %s', (_what, statement) => {
    expect(() => judge([statement])).toThrow();
  });
});

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics-single-account.html
describe("a resource's own policy", () => {
  const SQS = { action: 'sqs:SendMessage', resource: 'arn:aws:sqs:us-east-1:000000000000:dead' };
  const onQueue = { Action: 'sqs:SendMessage', Resource: SQS.resource };
  const service: Principal = { service: 'cloudwatch.amazonaws.com' };
  const KEY = { action: 'kms:Sign', resource: 'arn:aws:kms:us-east-1:000000000000:key/1' };
  const onKey = { Action: 'kms:Sign', Resource: KEY.resource };

  it.each<[string, string, Written[], Asked, Written[], Principal]>([
    ['allows the role that it names', 'allowed', [], SQS, [{ ...onQueue, Principal: { AWS: ROLE } }], role],
    ['allows no other role', 'not allowed', [], SQS, [{ ...onQueue, Principal: { AWS: `${ROLE}2` } }], role],
    [
      'allows the service that it names',
      'allowed',
      [],
      SQS,
      [{ ...onQueue, Principal: { Service: ['cloudwatch.amazonaws.com'] } }],
      service,
    ],
    ['leaves a service without rights of a role', 'not allowed', [onQueue], SQS, [], { service: 'x' }],
    ['denies everyone', 'denied', [onQueue], SQS, [{ ...onQueue, Effect: 'Deny', Principal: '*' }], role],
    [
      'denies plain HTTP, and so no call of AWS',
      'allowed',
      [onQueue],
      { ...SQS, context: { 'aws:SecureTransport': 'true' } },
      [
        {
          Action: 'sqs:*',
          Resource: SQS.resource,
          Effect: 'Deny',
          Principal: { AWS: '*' },
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        },
      ],
      role,
    ],
    [
      'of an account alone gives its roles nothing',
      'not allowed',
      [],
      SQS,
      [{ ...onQueue, Principal: { AWS: ACCOUNT } }],
      role,
    ],
    ['of a key decides whether policies of roles count', 'not allowed', [onKey], KEY, [], role],
    [
      'of a key lets them count for the account',
      'allowed',
      [onKey],
      KEY,
      [{ ...onKey, Action: 'kms:*', Resource: '*', Principal: { AWS: ACCOUNT } }],
      role,
    ],
  ])('%s', (_what, expected, identity, asked, ofResource, principal) => {
    // Of a service's policy only its own statements count.
    const own = 'service' in principal ? [] : identity;
    expect(judge(own, asked, ofResource, principal)).toBe(expected);
  });
});
