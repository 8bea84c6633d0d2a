import { ACCOUNT_ID, arn, PARTITION, REGION } from './account.ts';
import type { CloudAssembly } from './cloud-assembly.ts';
import { type Endpoints, type PhysicalResource, physicalResource } from './physical-names.ts';

/** Resolves the intrinsic functions of a template as CloudFormation does. */
export class Intrinsics {
  private readonly assembly: CloudAssembly;
  private readonly endpoints: Endpoints;
  private readonly functions: Record<string, (argument: unknown) => unknown> = {
    Ref: (name) => this.ref(String(name)),
    'Fn::GetAtt': (argument) => {
      const [logicalId, attribute] = Array.isArray(argument) ? argument : splitOnce(String(argument));
      return this.attribute(String(logicalId), String(attribute));
    },
    'Fn::Join': (argument) => {
      const [separator, parts] = list(argument);
      return this.localized(list(this.resolve(parts)).join(String(separator)));
    },
    'Fn::Sub': (argument) => {
      const [text, variables] = Array.isArray(argument) ? argument : [argument, {}];
      return this.localized(this.substitute(String(text), Object(variables)));
    },
    'Fn::Select': (argument) => {
      const [index, values] = list(argument);
      return list(this.resolve(values))[Number(this.resolve(index))];
    },
    'Fn::Split': (argument) => {
      const [separator, text] = list(argument);
      return String(this.resolve(text)).split(String(separator));
    },
  };

  constructor(assembly: CloudAssembly, endpoints: Endpoints) {
    this.assembly = assembly;
    this.endpoints = endpoints;
  }

  /** @throws Error for an unknown intrinsic function, reference or attribute */
  resolve(value: unknown): unknown {
    if (Array.isArray(value)) {
      return value.map((item) => this.resolve(item)).filter((item) => item !== undefined);
    }
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value);
    const [only] = entries;
    if (only && entries.length === 1 && (only[0] === 'Ref' || only[0].startsWith('Fn::'))) {
      const intrinsic = this.functions[only[0]];
      if (!intrinsic) throw new Error(`The local stack does not resolve ${only[0]}`);
      return intrinsic(only[1]);
    }
    const resolved = entries.map(([key, item]) => [key, this.resolve(item)] as const);
    return Object.fromEntries(resolved.filter(([, item]) => item !== undefined));
  }

  private ref(name: string): unknown {
    const { stackName, template } = this.assembly;
    const pseudoParameters: Record<string, unknown> = {
      'AWS::AccountId': ACCOUNT_ID,
      'AWS::Region': REGION,
      'AWS::Partition': PARTITION,
      'AWS::URLSuffix': 'amazonaws.com',
      'AWS::StackName': stackName,
      'AWS::StackId': arn('cloudformation', `stack/${stackName}/local`),
      'AWS::NoValue': undefined,
    };
    if (Object.hasOwn(pseudoParameters, name)) return pseudoParameters[name];
    const parameter = template.Parameters[name];
    return parameter ? parameter.Default : this.physical(name).ref;
  }

  private attribute(logicalId: string, attribute: string): string {
    const found = this.physical(logicalId).attributes[attribute];
    if (found === undefined)
      throw new Error(`The local stack knows no attribute ${attribute} of ${logicalId}`);
    return found;
  }

  private physical(logicalId: string): PhysicalResource {
    const { stackName, template } = this.assembly;
    const resource = template.Resources[logicalId];
    if (!resource) throw new Error(`The template refers to ${logicalId}, which it does not define`);
    return physicalResource(logicalId, resource, stackName, this.endpoints);
  }

  /** Replaces the API's address, which templates assemble from its parts, by the local one. */
  private localized(text: string): string {
    return text.replace(
      /https:\/\/[a-z0-9]+\.execute-api\.[a-z0-9-]+\.amazonaws\.com/g,
      this.endpoints.apiUrl,
    );
  }

  private substitute(text: string, variables: Record<string, unknown>): string {
    return text.replace(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
      if (literal) return `\${${name}}`;
      if (Object.hasOwn(variables, name)) return String(this.resolve(variables[name]));
      const [logicalId, attribute] = splitOnce(name);
      return String(attribute ? this.attribute(logicalId, attribute) : this.ref(name));
    });
  }
}

function splitOnce(path: string): [string, string | undefined] {
  const dot = path.indexOf('.');
  return dot < 0 ? [path, undefined] : [path.slice(0, dot), path.slice(dot + 1)];
}

function list(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw new Error('An intrinsic function of the template needs a list');
  return value;
}
