import { z } from 'zod';

const texts = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat());

const statementSchema = z.strictObject({
  Sid: z.string().optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Principal: z.union([z.literal('*'), z.record(z.string(), texts)]),
  Action: texts,
  Resource: texts,
  Condition: z.record(z.string(), z.record(z.string(), texts)).default({}),
});

export const topicPolicySchema = z.strictObject({
  Version: z.string().optional(),
  Id: z.string().optional(),
  Statement: z.array(statementSchema),
});

type Statement = z.output<typeof statementSchema>;

/** What the policy of a topic decides about: the publication of an alarm. */
export type Publication = { topicArn: string; alarmArn: string; account: string };

const PUBLISHER = 'cloudwatch.amazonaws.com';

/**
 * Whether CloudWatch may publish: a policy of one's own replaces the topic's default policy, so that only what it
 * allows is allowed.
 * @throws Error for a condition that the local stack does not know
 */
export function allowsPublication(statements: readonly Statement[], publication: Publication): boolean {
  const applying = statements.filter((statement) => applies(statement, publication));
  return (
    applying.some(({ Effect }) => Effect === 'Allow') && !applying.some(({ Effect }) => Effect === 'Deny')
  );
}

function applies({ Principal, Action, Resource, Condition }: Statement, publication: Publication): boolean {
  const isPublisher =
    Principal === '*' || Principal.AWS?.includes('*') || Principal.Service?.includes(PUBLISHER);
  return (
    Boolean(isPublisher) &&
    Action.some((action) => matches(action.toLowerCase(), 'sns:publish')) &&
    Resource.some((resource) => matches(resource, publication.topicArn)) &&
    Object.entries(Condition).every(([operator, keys]) =>
      Object.entries(keys).every(([key, wanted]) => holds(operator, wanted, contextOf(key, publication))),
    )
  );
}

function contextOf(key: string, { alarmArn, account }: Publication): string {
  const values: Record<string, string> = {
    'aws:sourcearn': alarmArn,
    'aws:sourceaccount': account,
    'aws:sourceowner': account,
    // CloudWatch publishes over TLS.
    'aws:securetransport': 'true',
  };
  const value = values[key.toLowerCase()];
  if (value === undefined) throw new Error(`The local stack does not know ${key} in the policy of a topic`);
  return value;
}

function holds(operator: string, wanted: readonly string[], value: string): boolean {
  switch (operator) {
    case 'StringEquals':
    case 'Bool':
      return wanted.includes(value);
    case 'StringLike':
    case 'ArnLike':
    case 'ArnEquals':
      return wanted.some((pattern) => matches(pattern, value));
    default:
      throw new Error(`The local stack does not know ${operator} in the policy of a topic`);
  }
}

/** Whether a pattern with `*` and `?` matches the whole text. */
function matches(pattern: string, text: string): boolean {
  const expression = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${expression}$`, 's').test(text);
}
