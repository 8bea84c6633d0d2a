import type { Need, Principals, Statement } from './statement.ts';
import { findApplying } from './statement.ts';

/** Who makes a call: a role with the account it is in, or a service of AWS. */
export type Principal = { roleArn: string; accountRoot: string } | { service: string };

/** The policies that decide about a call. */
export type Policies = {
  /** Of the caller's role; none for a service. */
  identity: readonly Statement[];
  /** Of the resource. */
  resource: readonly Statement[];
};

/** One action on one resource pattern that a policy allows. */
export type Grant = { holder: string; action: string; resource: string };

export type Decision =
  | { isAllowed: true; grants: readonly Grant[] }
  /** `deniedBy`: the kind of policy with an explicit denial; undefined where no policy allows the call. */
  | { isAllowed: false; deniedBy: PolicyKind | undefined };

export type PolicyKind = keyof Policies;

/** A key's own policy decides whether the account's policies count. Every other resource is open to them. */
const DECIDED_BY_RESOURCE = /^kms:/;

/**
 * Decides about a call within one account.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics-single-account.html
 */
export function decide({ identity, resource }: Policies, principal: Principal, need: Need): Decision {
  const about = resource.filter(({ principals }) => principals && includes(principals, principal));
  const delegates = resource.filter(({ principals }) => principals && delegatesTo(principals, principal));
  if (denies(identity, need)) return { isAllowed: false, deniedBy: 'identity' };
  if (denies([...about, ...delegates], need)) return { isAllowed: false, deniedBy: 'resource' };
  const isOpen = !DECIDED_BY_RESOURCE.test(need.action) || grantsOf(delegates, need).length > 0;
  const grants = grantsOf([...(isOpen ? identity : []), ...about], need);
  return grants.length > 0 ? { isAllowed: true, grants } : { isAllowed: false, deniedBy: undefined };
}

/** Every action and resource pattern that statements allow. */
export function listGrants(statements: readonly Statement[]): Grant[] {
  return statements
    .filter(({ effect }) => effect === 'Allow')
    .flatMap(({ holder, actions, resources }) =>
      combine(holder, writtenIn(actions), resources ? writtenIn(resources) : ['']),
    );
}

function writtenIn({ isNegated, patterns }: { isNegated: boolean; patterns: readonly string[] }) {
  return isNegated ? [`not ${patterns.join(', ')}`] : patterns;
}

function denies(statements: readonly Statement[], need: Need): boolean {
  return statements.some(
    (statement) => statement.effect === 'Deny' && findApplying(statement, need) !== undefined,
  );
}

function grantsOf(statements: readonly Statement[], need: Need): Grant[] {
  return statements.flatMap((statement) => {
    const applying = statement.effect === 'Allow' ? findApplying(statement, need) : undefined;
    if (!applying) return [];
    return combine(statement.holder, applying.actions, statement.resources ? applying.resources : ['']);
  });
}

function combine(holder: string, actions: readonly string[], resources: readonly string[]): Grant[] {
  return actions.flatMap((action) => resources.map((resource) => ({ holder, action, resource })));
}

function includes({ aws, services }: Principals, principal: Principal): boolean {
  if (aws.includes('*')) return true;
  return 'service' in principal ? services.includes(principal.service) : aws.includes(principal.roleArn);
}

/** The account as a principal stands for its policies. */
function delegatesTo({ aws }: Principals, principal: Principal): boolean {
  return 'accountRoot' in principal && aws.includes(principal.accountRoot);
}
