import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** A CloudFormation template as written: resources with their intrinsic functions unresolved. */
type Template = z.output<typeof templateSchema>;
export type Resource = Template['Resources'][string];

/** The part of `cdk synth`'s output that the local stack serves. */
export type CloudAssembly = {
  stackName: string;
  template: Template;
  /** Returns the folder of a file asset by its upload key. */
  assetDirectory(objectKey: string): string;
};

const templateSchema = z.object({
  Parameters: z.record(z.string(), z.looseObject({ Default: z.unknown().optional() })).default({}),
  Resources: z.record(
    z.string(),
    z.looseObject({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).default({}) }),
  ),
  Outputs: z.record(z.string(), z.looseObject({ Value: z.unknown() })).default({}),
});

const manifestSchema = z.object({
  artifacts: z.record(
    z.string(),
    z.looseObject({ type: z.string(), properties: z.record(z.string(), z.unknown()).optional() }),
  ),
});

const stackArtifact = z.object({ templateFile: z.string(), stackName: z.string().optional() });
const assetArtifact = z.object({ file: z.string() });
const assetsSchema = z.object({
  files: z.record(z.string(), z.looseObject({ source: z.looseObject({ path: z.string().optional() }) })),
});

/**
 * Reads the one stack of an output folder of `cdk synth`.
 * @throws Error unless the folder has exactly one stack
 */
export async function readCloudAssembly(directory: string): Promise<CloudAssembly> {
  const { artifacts } = manifestSchema.parse(await readJson(directory, 'manifest.json'));
  const ofType = (type: string) => Object.entries(artifacts).filter(([, artifact]) => artifact.type === type);

  const [stack, another] = ofType('aws:cloudformation:stack');
  if (!stack || another) throw new Error(`Expected one stack in ${directory}, not none or several`);
  const [id, artifact] = stack;
  const { templateFile, stackName = id } = stackArtifact.parse(artifact.properties);

  const directories = new Map<string, string>();
  for (const [, { properties }] of ofType('cdk:asset-manifest')) {
    const { files } = assetsSchema.parse(await readJson(directory, assetArtifact.parse(properties).file));
    for (const [hash, { source }] of Object.entries(files)) {
      if (source.path) directories.set(hash, join(directory, source.path));
    }
  }
  return {
    stackName,
    template: templateSchema.parse(await readJson(directory, templateFile)),
    assetDirectory: (objectKey) => {
      const found = directories.get(objectKey.replace(/\.zip$/, ''));
      if (!found) throw new Error(`No asset ${objectKey} in ${directory}`);
      return found;
    },
  };
}

async function readJson(directory: string, file: string): Promise<unknown> {
  return JSON.parse(await readFile(join(directory, file), 'utf8'));
}
