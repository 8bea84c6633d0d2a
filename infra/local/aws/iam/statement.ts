import { z } from 'zod';
import { type Condition, type Context, isMet, readCondition } from './condition.ts';
import { matchesArn, matchesPattern } from './pattern.ts';

/** A statement of a policy. */
export type Statement = {
  effect: 'Allow' | 'Deny';
  /** Whose policy it is: a function, a role, a route or a resource. Names the statement's grants. */
  holder: string;
  actions: Patterns;
  /** Without it, as in a trust policy, the statement is about the resource that has the policy. */
  resources: Patterns | undefined;
  /** Of a resource's policy. */
  principals: Principals | undefined;
  conditions: readonly Condition[];
};

type Patterns = { isNegated: boolean; patterns: readonly string[] };

/** Those that a resource's policy is about; `*` in `aws` is everyone. */
export type Principals = { aws: readonly string[]; services: readonly string[] };

/** What a call does, and the condition keys that it comes with. */
export type Need = { action: string; resource: string; context?: Context };

const texts = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat());
const values = z
  .union([z.string(), z.boolean(), z.number(), z.array(z.union([z.string(), z.boolean(), z.number()]))])
  .transform((value) => [value].flat().map(String));

const statementSchema = z.strictObject({
  Sid: z.string().optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Action: texts.optional(),
  NotAction: texts.optional(),
  Resource: texts.optional(),
  NotResource: texts.optional(),
  Principal: z
    .union([z.literal('*'), z.strictObject({ AWS: texts.optional(), Service: texts.optional() })])
    .optional(),
  Condition: z.record(z.string(), z.record(z.string(), values)).default({}),
});

const documentSchema = z.object({
  Statement: z.union([statementSchema, z.array(statementSchema)]).transform((value) => [value].flat()),
});

/** @throws Error for anything that the local stack cannot judge: elements, operators, condition keys, variables */
export function readStatements(document: unknown, holder: string): Statement[] {
  return documentSchema.parse(document).Statement.map((read) => {
    const actions = patternsOf(read.Action, read.NotAction);
    const resources = patternsOf(read.Resource, read.NotResource);
    if (!actions) throw new Error(`A statement of ${holder} has no action`);
    for (const pattern of resources?.patterns ?? [])
      if (pattern.includes('${')) throw new Error(`The local stack does not fill the variable in ${pattern}`);
    const { Principal } = read;
    return {
      effect: read.Effect,
      holder,
      actions,
      resources,
      principals:
        Principal &&
        (Principal === '*'
          ? { aws: ['*'], services: [] }
          : { aws: Principal.AWS ?? [], services: Principal.Service ?? [] }),
      conditions: Object.entries(read.Condition).flatMap(([operator, keys]) =>
        Object.entries(keys).map(([key, wanted]) => readCondition(operator, key, wanted)),
      ),
    };
  });
}

function patternsOf(positive: string[] | undefined, negative: string[] | undefined): Patterns | undefined {
  const patterns = positive ?? negative;
  return patterns && { isNegated: positive === undefined, patterns };
}

/** The patterns of the statement that apply to the need; undefined where the statement does not. */
export function findApplying({ actions, resources, conditions }: Statement, need: Need) {
  const action = select(actions, (pattern) => matchesPattern(pattern, need.action, { ignoreCase: true }));
  const resource = resources
    ? select(resources, (pattern) => matchesArn(pattern, need.resource))
    : [need.resource];
  if (!action || !resource || !conditions.every((each) => isMet(each, need.context ?? {}))) return undefined;
  return { actions: action, resources: resource };
}

function select({ isNegated, patterns }: Patterns, matches: (pattern: string) => boolean) {
  const matching = patterns.filter(matches);
  if (isNegated) return matching.length > 0 ? undefined : [`not ${patterns.join(', ')}`];
  return matching.length > 0 ? matching : undefined;
}
