import type { z } from 'zod';
import { AwsError } from './aws-error.ts';

/** Parses the members of a request. @throws AwsError with the message of AWS services for an invalid member */
export function parseMembers<Schema extends z.ZodType>(schema: Schema, members: unknown): z.output<Schema> {
  const parsed = schema.safeParse(members);
  if (parsed.success) return parsed.data;
  const refusals = parsed.error.issues.map((issue) => {
    const value = issue.path.reduce<unknown>((at, key) => Object(at)[key], members) ?? null;
    const path = issue.path.map((key) => String(key).replace(/^./, (first) => first.toLowerCase())).join('.');
    if (issue.code === 'invalid_type' && value !== null) {
      throw new AwsError('SerializationException', `${path} has to be of the type ${issue.expected}`);
    }
    const constraint = value === null ? 'Member must not be null' : constraintOf(issue);
    const shown = value === null ? 'null' : `'${typeof value === 'object' ? JSON.stringify(value) : value}'`;
    return `Value ${shown} at '${path}' failed to satisfy constraint: ${constraint}`;
  });
  const counted = refusals.length === 1 ? '1 validation error' : `${refusals.length} validation errors`;
  throw new AwsError('ValidationException', `${counted} detected: ${refusals.join('; ')}`);
}

function constraintOf(issue: z.core.$ZodIssue): string {
  const member = 'origin' in issue && issue.origin === 'string' ? 'length' : 'value';
  if (issue.code === 'too_big') return `Member must have ${member} less than or equal to ${issue.maximum}`;
  if (issue.code === 'too_small')
    return `Member must have ${member} greater than or equal to ${issue.minimum}`;
  if (issue.code === 'invalid_value')
    return `Member must satisfy enum value set: [${issue.values.join(', ')}]`;
  if (issue.code === 'invalid_format') {
    return `Member must satisfy regular expression pattern: ${issue.pattern?.replace(/^\/|\/$/g, '')}`;
  }
  return issue.message;
}
