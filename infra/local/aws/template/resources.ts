import type { CloudAssembly } from './cloud-assembly.ts';
import { Intrinsics } from './intrinsics.ts';
import type { Endpoints } from './physical-names.ts';

/** A resource with resolved intrinsics, and its name and ARN in the local account. */
export type ResolvedResource = {
  logicalId: string;
  /** The value of `Ref`: a name, an ARN or a URL, depending on the type. */
  ref: string;
  properties: unknown;
};

/** The resources of a template, read by type: resources of other types are never resolved. */
export class Resources {
  readonly assembly: CloudAssembly;
  private readonly intrinsics: Intrinsics;

  constructor(assembly: CloudAssembly, endpoints: Endpoints) {
    this.assembly = assembly;
    this.intrinsics = new Intrinsics(assembly, endpoints);
  }

  ofType(...types: string[]): ResolvedResource[] {
    const all = Object.entries(this.assembly.template.Resources);
    return all
      .filter(([, resource]) => types.includes(resource.Type))
      .map(([logicalId, resource]) => ({
        logicalId,
        ref: String(this.intrinsics.resolve({ Ref: logicalId })),
        properties: this.intrinsics.resolve(resource.Properties),
      }));
  }

  attribute(logicalId: string, attribute: string): string {
    return String(this.intrinsics.resolve({ 'Fn::GetAtt': [logicalId, attribute] }));
  }

  /** The stack's outputs, as `aws cloudformation describe-stacks` shows them. */
  outputs(): Record<string, string> {
    const entries = Object.entries(this.assembly.template.Outputs);
    return Object.fromEntries(
      entries.map(([name, { Value }]) => [name, String(this.intrinsics.resolve(Value))]),
    );
  }
}
