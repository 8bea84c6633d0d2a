import { z } from 'zod';
import { readStatements, type Statement } from '../iam/statement.ts';
import type { ResolvedResource, Resources } from './resources.ts';

/** A role of the template, with the statements of all its policies. */
export type RoleSettings = {
  arn: string;
  name: string;
  /** The functions that run with the role, else its logical id. */
  holder: string;
  /** Who may assume it. */
  trust: Statement[];
  statements: Statement[];
};

/** Who may do what, by the template. */
export type TemplatePolicies = {
  roles: RoleSettings[];
  /** The ARN of each function's role, by the function's name. */
  functionRoles: ReadonlyMap<string, string>;
  /** The statements of each resource's own policy, by its ARN. */
  ofResources: ReadonlyMap<string, Statement[]>;
};

const roleSchema = z.object({
  AssumeRolePolicyDocument: z.unknown().optional(),
  Policies: z.array(z.object({ PolicyDocument: z.unknown() })).default([]),
  // Their text is not in the template.
  ManagedPolicyArns: z.array(z.never()).optional(),
  PermissionsBoundary: z.never().optional(),
});
const policySchema = z.object({ PolicyDocument: z.unknown(), Roles: z.array(z.string()).default([]) });
const functionSchema = z.object({ Role: z.string() });

/** @throws Error for a policy that the local stack cannot judge */
export function readPolicies(resources: Resources): TemplatePolicies {
  const functionRoles = new Map(
    resources
      .ofType('AWS::Lambda::Function')
      .map(({ ref, properties }) => [ref, functionSchema.parse(properties).Role]),
  );
  const attached = resources
    .ofType('AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy')
    .map(({ properties }) => policySchema.parse(properties));
  const roles = resources.ofType('AWS::IAM::Role').map(({ logicalId, ref, properties }) => {
    const { AssumeRolePolicyDocument, Policies } = roleSchema.parse(properties);
    const arn = resources.attribute(logicalId, 'Arn');
    const functions = [...functionRoles].filter(([, roleArn]) => roleArn === arn).map(([name]) => name);
    const holder = functions.join(', ') || logicalId.replace(/[0-9A-F]{8}$/, '');
    const documents = [...Policies, ...attached.filter(({ Roles }) => Roles.includes(ref))];
    return {
      arn,
      name: ref,
      holder,
      trust: readStatements(AssumeRolePolicyDocument ?? { Statement: [] }, `trust of ${holder}`),
      statements: documents.flatMap(({ PolicyDocument }) => readStatements(PolicyDocument, holder)),
    };
  });
  return { roles, functionRoles, ofResources: readResourcePolicies(resources) };
}

const permissionSchema = z.strictObject({
  Action: z.string(),
  FunctionName: z.string(),
  Principal: z.string(),
  SourceArn: z.string().optional(),
  SourceAccount: z.string().optional(),
});

/** Reads the policy of one resource: the ARNs that it is about, and its document. */
type PolicyReader = (
  resource: ResolvedResource,
  resources: Resources,
) => { arns: string[]; document: unknown };

/** By type. A type of policy that is not listed would be ignored, so it is refused. */
const RESOURCE_POLICIES: Readonly<Record<string, PolicyReader>> = {
  'AWS::Lambda::Permission': ({ properties }) => {
    const { Action, FunctionName, Principal, SourceArn, SourceAccount } = permissionSchema.parse(properties);
    const statement = {
      Effect: 'Allow',
      Action,
      Resource: FunctionName,
      Principal: Principal.includes('.amazonaws.com') ? { Service: Principal } : { AWS: Principal },
      Condition: {
        ...(SourceArn && { ArnLike: { 'aws:SourceArn': SourceArn } }),
        ...(SourceAccount && { StringEquals: { 'aws:SourceAccount': SourceAccount } }),
      },
    };
    return { arns: [FunctionName], document: { Statement: statement } };
  },
  'AWS::SQS::QueuePolicy': ({ properties }, resources) => {
    const { Queues, PolicyDocument } = z
      .object({ Queues: z.array(z.string()), PolicyDocument: z.unknown() })
      .parse(properties);
    const queues = resources.ofType('AWS::SQS::Queue').filter(({ ref }) => Queues.includes(ref));
    return {
      arns: queues.map(({ logicalId }) => resources.attribute(logicalId, 'Arn')),
      document: PolicyDocument,
    };
  },
  'AWS::SNS::TopicPolicy': ({ properties }) => {
    const { Topics, PolicyDocument } = z
      .object({ Topics: z.array(z.string()), PolicyDocument: z.unknown() })
      .parse(properties);
    return { arns: Topics, document: PolicyDocument };
  },
  'AWS::Events::EventBusPolicy': ({ properties }, resources) => {
    const { EventBusName, Statement } = z
      .object({ EventBusName: z.string(), Statement: z.unknown() })
      .parse(properties);
    const buses = resources.ofType('AWS::Events::EventBus').filter(({ ref }) => ref === EventBusName);
    return {
      arns: buses.map(({ logicalId }) => resources.attribute(logicalId, 'Arn')),
      document: { Statement },
    };
  },
  'AWS::KMS::Key': ({ logicalId, properties }, resources) => ({
    arns: [resources.attribute(logicalId, 'Arn')],
    document: z.object({ KeyPolicy: z.unknown() }).parse(properties).KeyPolicy,
  }),
};

function readResourcePolicies(resources: Resources): Map<string, Statement[]> {
  const unknown = Object.values(resources.assembly.template.Resources).find(
    ({ Type }) => /(?<!IAM::|IAM::Managed)(Policy|Permission)$/.test(Type) && !(Type in RESOURCE_POLICIES),
  );
  if (unknown) throw new Error(`The local stack does not judge ${unknown.Type}`);
  const found = new Map<string, Statement[]>();
  for (const [type, read] of Object.entries(RESOURCE_POLICIES)) {
    for (const resource of resources.ofType(type)) {
      const { arns, document } = read(resource, resources);
      const source = permissionSchema.safeParse(resource.properties).data?.SourceArn;
      const statements = readStatements(document, source ?? resource.logicalId.replace(/[0-9A-F]{8}$/, ''));
      for (const arn of arns) found.set(arn, [...(found.get(arn) ?? []), ...statements]);
    }
  }
  return found;
}
