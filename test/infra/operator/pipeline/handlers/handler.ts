export type Right = [action: string, arn: string];

/** A type of resource, and what its handler in CloudFormation may call. */
export type Handler = {
  /** The property with the name that the template may give; otherwise CloudFormation generates one. */
  nameProperty?: string;
  /** A generated name is that of the logical id, without the stack's. */
  isNamedWithoutStack?: true;
  /** The length to which a generated name is cut. */
  nameLimit?: number;
  /** The ARNs that the rights are needed on, by the resource's name. */
  arns: (name: string) => string[];
  rights: string[];
  /** Rights that are needed on something else. */
  further?: (name: string, stack: string) => Right[];
  /** Declared rights that only this property would take: `Replicas.1` is a second replica. */
  unless?: Record<string, string[]>;
  /** Declared rights that are withheld although no page of AWS says when they are used; docs/deployments.md names each. */
  unsettled?: string[];
};

/** An ARN of the test's region and account. */
export const at = (service: string, resource: string) =>
  `arn:aws:${service}:eu-west-1:111122223333:${resource}`;

/** A role that CloudFormation created for a stack. */
export const roleOf = (name: string) => `arn:aws:iam::111122223333:role/${name}`;

/** The names of one service's actions, apart by spaces. */
export const rights = (service: string, names: string) =>
  names.split(/\s+/).map((name) => `${service}:${name}`);

/** The right to create the role that a service uses in an account, once. */
export const serviceRole = (service: string, name: string): Right => [
  'iam:CreateServiceLinkedRole',
  `arn:aws:iam::111122223333:role/aws-service-role/${service}/${name}`,
];
