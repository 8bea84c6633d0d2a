import { ACCOUNT_ID, arn, REGION } from '../template/account.ts';
import type { RoleSettings, TemplatePolicies } from '../template/policies.ts';
import type { Context } from './condition.ts';
import { type Decision, decide, type Grant, listGrants, type PolicyKind, type Principal } from './decide.ts';
import { sourceContext } from './needs.ts';
import { type Revocation, withoutRevoked } from './revocation.ts';
import type { Need } from './statement.ts';

/**
 * Who makes a call: a function's process, a role that a service of AWS assumes, a service itself, or the operator, who
 * may do all: tests, commands, and the stack itself. An operator's request has no credentials of a function.
 */
export type Caller =
  | { function: string }
  | { role: string; assumedBy: string; sourceArn: string }
  | { service: string; sourceArn: string }
  | 'operator';

/** A call that the policies do not allow. */
export type Denial = {
  caller: string;
  action: string;
  resource: string;
  /** In AWS's words. */
  message: string;
  /** Whether a grant that was revoked over the control API would have allowed it. */
  isAnnounced: boolean;
};

/** Receives what was decided. */
export type AccessRecorder = { used(grant: Grant): void; denied(denial: Denial): void };

/** Allows or denies each call by the policies of the template. */
export class Access {
  private readonly policies: TemplatePolicies;
  private readonly recorder: AccessRecorder;
  private readonly roles: ReadonlyMap<string, RoleSettings>;
  /** Grants that the control API took away, for a test of what then happens. */
  revoked: readonly Revocation[] = [];

  /** @throws Error for a function whose role Lambda may not assume, which AWS would not create */
  constructor(policies: TemplatePolicies, recorder: AccessRecorder) {
    this.policies = policies;
    this.recorder = recorder;
    this.roles = new Map(policies.roles.map((role) => [role.arn, role]));
    for (const [name, roleArn] of policies.functionRoles) {
      const decision = this.assume(roleArn, 'lambda.amazonaws.com', {});
      if (!decision.isAllowed) throw new Error(`Lambda may not assume the role of ${name}`);
      for (const grant of decision.grants) recorder.used(grant);
    }
  }

  /** Every grant of the template. That a key's policy trusts the account is none: its roles need one of their own. */
  grants(): Grant[] {
    const { roles, ofResources } = this.policies;
    return listGrants([
      ...roles.flatMap(({ statements, trust }) => [...statements, ...trust]),
      ...[...ofResources.values()]
        .flat()
        .filter(({ principals }) => principals?.aws.every((each) => each !== ACCOUNT_ROOT)),
    ]);
  }

  /** Decides about a call. Returns the first need that is not met; undefined when the call may go on. */
  deny(caller: Caller, needs: readonly Need[]): Denial | undefined {
    if (caller === 'operator') return undefined;
    for (const need of needs) {
      const decision = this.decide(caller, need, this.revoked);
      if (decision.isAllowed) {
        for (const grant of decision.grants) this.recorder.used(grant);
        continue;
      }
      const isAnnounced = this.revoked.length > 0 && this.decide(caller, need, []).isAllowed;
      const { action, resource } = need;
      const denial = {
        caller: nameOf(caller),
        action,
        resource,
        message: this.messageOf(caller, need, decision.deniedBy),
        isAnnounced,
      };
      this.recorder.denied(denial);
      return denial;
    }
    return undefined;
  }

  private decide(caller: Exclude<Caller, 'operator'>, need: Need, revoked: readonly Revocation[]): Decision {
    const resource = withoutRevoked(this.policies.ofResources.get(need.resource) ?? [], revoked);
    if ('service' in caller) {
      const context = { ...globalKeys, ...need.context, ...sourceContext(caller.sourceArn) };
      return decide(
        { identity: [], resource },
        { service: caller.service },
        { ...need, context: { ...context, 'aws:PrincipalIsAWSService': 'true' } },
      );
    }
    const role = this.roleOf(caller);
    if (!role) return { isAllowed: false, deniedBy: undefined };
    const assumed =
      'role' in caller ? this.assume(role.arn, caller.assumedBy, sourceContext(caller.sourceArn)) : undefined;
    if (assumed && !assumed.isAllowed) return assumed;
    const principal: Principal = { roleArn: role.arn, accountRoot: ACCOUNT_ROOT };
    const keys = { 'aws:PrincipalArn': role.arn, 'aws:PrincipalAccount': ACCOUNT_ID };
    const context = { ...globalKeys, ...keys, ...need.context, 'aws:PrincipalIsAWSService': 'false' };
    const decision = decide({ identity: withoutRevoked(role.statements, revoked), resource }, principal, {
      ...need,
      context,
    });
    if (!decision.isAllowed || !assumed) return decision;
    return { isAllowed: true, grants: [...decision.grants, ...assumed.grants] };
  }

  private assume(roleArn: string, service: string, context: Context): Decision {
    const trust = this.roles.get(roleArn)?.trust ?? [];
    const need = { action: 'sts:AssumeRole', resource: roleArn, context };
    return decide({ identity: [], resource: trust }, { service }, need);
  }

  private roleOf(caller: { function: string } | { role: string }): RoleSettings | undefined {
    const roleArn = 'role' in caller ? caller.role : this.policies.functionRoles.get(caller.function);
    return roleArn === undefined ? undefined : this.roles.get(roleArn);
  }

  private messageOf(
    caller: Exclude<Caller, 'operator'>,
    { action, resource }: Need,
    deniedBy: PolicyKind | undefined,
  ): string {
    const role = 'service' in caller ? undefined : this.roleOf(caller);
    const session = `assumed-role/${role?.name}/${nameOf(caller)}`;
    const user = 'service' in caller ? caller.service : arn('sts', session, '');
    const why = deniedBy
      ? `with an explicit deny in ${deniedBy === 'identity' ? 'an identity' : 'a resource'}-based policy`
      : `because no identity-based policy allows the ${action} action`;
    return `User: ${user} is not authorized to perform: ${action} on resource: ${resource} ${why}`;
  }
}

const ACCOUNT_ROOT = arn('iam', 'root', '');

/** AWS's own connections are TLS, also where the local stack has plain HTTP. */
const globalKeys: Context = { 'aws:SecureTransport': 'true', 'aws:RequestedRegion': REGION };

function nameOf(caller: Exclude<Caller, 'operator'>): string {
  if ('function' in caller) return caller.function;
  return 'service' in caller ? caller.service : (caller.role.split('/').at(-1) ?? caller.role);
}
