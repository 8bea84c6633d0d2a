import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';

/** The types whose resources hold what exists nowhere else, or whose address others know. */
export const LASTING_TYPES = [
  'AWS::ApiGatewayV2::Api',
  'AWS::DynamoDB::GlobalTable',
  'AWS::Events::EventBus',
  'AWS::KMS::Key',
  'AWS::Logs::LogGroup',
  'AWS::Scheduler::ScheduleGroup',
  'AWS::SNS::Topic',
  'AWS::SQS::Queue',
  'AWS::SecretsManager::Secret',
];

/**
 * Properties whose change CloudFormation does not replace, but refuses:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-kms-key.html
 */
const REFUSED: Record<string, readonly string[]> = {
  'AWS::KMS::Key': ['KeySpec', 'KeyUsage', 'MultiRegion'],
};

const resourceSchema = z.object({ Type: z.string(), Properties: z.unknown() });

type Resources = Record<string, z.input<typeof resourceSchema>>;
/** A resource's type, and the values of the properties whose change replaces it; null: it has none. */
export type Kept = Record<string, { type: string; replacing: Record<string, unknown> }>;

const database = z.object({
  schema: z.object({
    resource: z.object({
      entities: z.array(
        z.object({
          cloudFormationType: z.string(),
          properties: z.record(z.string(), z.object({ causesReplacement: z.string().optional() })),
        }),
      ),
    }),
  }),
});

/** The properties whose change replaces a resource, by type, as `cdk diff` knows them. */
export function readReplacing(): Map<string, string[]> {
  const packed = readFileSync('node_modules/aws-cdk/db.json.gz');
  const { entities } = database.parse(JSON.parse(gunzipSync(packed).toString())).schema.resource;
  return new Map(
    entities.map(({ cloudFormationType: type, properties }) => {
      const replacing = Object.entries(properties).filter(
        ([, { causesReplacement = 'no' }]) => causesReplacement !== 'no',
      );
      return [type, [...replacing.map(([name]) => name), ...(REFUSED[type] ?? [])].sort()];
    }),
  );
}

/** Describes the resources of a template that must stay: those of the lasting types, and the named ones. */
export function describeLasting(
  resources: Resources,
  names: readonly string[],
  replacing: ReadonlyMap<string, readonly string[]>,
): Kept {
  const lasting = Object.entries(resources).filter(
    ([id, { Type }]) => LASTING_TYPES.includes(Type) || names.includes(id),
  );
  return Object.fromEntries(
    lasting.map(([id, { Type, Properties }]) => {
      const properties = z.record(z.string(), z.unknown()).parse(Properties ?? {});
      const values = (replacing.get(Type) ?? []).map((name) => [name, properties[name] ?? null]);
      return [id, { type: Type, replacing: Object.fromEntries(values) }];
    }),
  );
}

/** What a deployment of these resources would lose of the kept ones, in words. */
export function findLosses(kept: Kept, now: Kept): string[] {
  return Object.entries(kept).flatMap(([id, { type, replacing }]) => {
    const current = now[id];
    if (current === undefined) return [`${id} (${type}) would be deleted`];
    if (current.type !== type) return [`${id} would become ${current.type}`];
    return Object.entries(replacing)
      .filter(([name, value]) => JSON.stringify(current.replacing[name] ?? null) !== JSON.stringify(value))
      .map(([name]) => `${id} (${type}) would be replaced: ${name}`);
  });
}
