import { rmSync } from 'node:fs';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { z } from 'zod';
import { NodeFunction } from '../../../infra/deploy/constructs/node-function.ts';
import { parseParameters } from '../../../infra/deploy/parameters/parameters.ts';
import { OnbehalfStack } from '../../../infra/deploy/stack.ts';
import type { FunctionName } from '../../../shared/config/environment.ts';
import { acme, context } from './stages.ts';

const templateSchema = z.object({
  Resources: z.record(
    z.string(),
    z.object({
      Type: z.string(),
      Properties: z.unknown(),
      DeletionPolicy: z.string().optional(),
      UpdateReplacePolicy: z.string().optional(),
      DependsOn: z.union([z.string(), z.array(z.string())]).optional(),
    }),
  ),
  Outputs: z.record(z.string(), z.object({ Value: z.unknown() })),
  Rules: z.record(z.string(), z.unknown()).optional(),
});

/** `{ Ref }` → the logical id. */
export const refSchema = z.object({ Ref: z.string() }).transform(({ Ref }) => Ref);
/** `{ 'Fn::GetAtt': [id, 'Arn'] }` → the logical id. */
export const arnSchema = z
  .object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) })
  .transform((value) => value['Fn::GetAtt'][0]);

/** The API's own address, which AWS generates, with or without a path: `https://<logical id>.execute-api.test`. */
const apiAddressSchema = z
  .object({
    'Fn::Join': z.tuple([
      z.literal(''),
      z.tuple([z.literal('https://'), refSchema, z.literal('.execute-api.')]).rest(z.unknown()),
    ]),
  })
  .transform(({ 'Fn::Join': [, [scheme, id, service, ...rest]] }) => {
    const path = rest.findLast((part) => typeof part === 'string' && part.startsWith('/')) ?? '';
    return `${scheme}${id.toLowerCase()}${service}test${path}`;
  });

const valueSchema = z.union([
  apiAddressSchema,
  refSchema.transform((id) => `ref:${id}`),
  arnSchema.transform((id) => `arn:${id}`),
]);

export const functionSchema = z.object({
  Architectures: z.array(z.string()),
  Code: z.object({ S3Key: z.string() }),
  Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }),
  Handler: z.string(),
  MemorySize: z.number(),
  LoggingConfig: z.object({
    LogFormat: z.string(),
    LogGroup: refSchema,
    SystemLogLevel: z.string().default('INFO'),
  }),
  Role: arnSchema,
  Runtime: z.string(),
  Timeout: z.number(),
  TracingConfig: z.object({ Mode: z.string() }).optional(),
  ReservedConcurrentExecutions: z.number().optional(),
});

export type SynthesizedFunction = {
  name: FunctionName;
  id: string;
  properties: z.output<typeof functionSchema>;
};

/** The template of one stage, without bundling; a property that a schema names and the template lacks throws. */
export function synthesize(stage = 'acme', values: object = acme, stackName?: string) {
  const app = new App({ context, builtinCloudFormationValidation: false });
  const parameters = parseParameters({ stage, stages: { [stage]: values } });
  const stack = new OnbehalfStack(app, 'Onbehalf', { parameters, ...(stackName && { stackName }) });
  const template = templateSchema.parse(Template.fromStack(stack).toJSON());
  // Without a folder of its own, an App writes its assembly into the system's temporary folder.
  rmSync(app.outdir, { recursive: true });

  function resources<Schema extends z.ZodType>(type: string, schema: Schema): Map<string, z.output<Schema>> {
    const found = Object.entries(template.Resources).filter(([, resource]) => resource.Type === type);
    return new Map(found.map(([id, resource]) => [id, schema.parse(resource.Properties)]));
  }

  const names = new Map(
    stack.node
      .findAll()
      .filter((construct) => construct instanceof NodeFunction)
      .map((found): [string, FunctionName] => [
        refSchema.parse(stack.resolve(found.lambda.functionName)),
        found.name,
      ]),
  );
  const functions: SynthesizedFunction[] = [...resources('AWS::Lambda::Function', functionSchema)].map(
    ([id, properties]) => {
      const name = names.get(id);
      if (!name) throw new Error(`${id} is no NodeFunction`);
      return { name, id, properties };
    },
  );
  return { template, resources, functions, isProtected: stack.terminationProtection };
}

/** An environment with `{ Ref }` as `ref:<logical id>`, an ARN as `arn:<logical id>`, the API's address as one of its id; anything else throws. */
export function resolveRefs(variables: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : valueSchema.parse(value),
    ]),
  );
}

/** The only item; throws on none or several, so that an assertion on it cannot miss the rest. */
export function only<Item>(items: Iterable<Item>): Item {
  const [item, ...rest] = items;
  if (item === undefined || rest.length > 0)
    throw new Error(`expected one item, found ${rest.length + (item === undefined ? 0 : 1)}`);
  return item;
}
