import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { functionSchema, resolveRefs } from './template.ts';

/** `npm run synth` without npm, as on a machine without credentials; `npm run bench` measures its time. */
export function synthesize(directory: string) {
  const command = ['node_modules/aws-cdk/bin/cdk', 'synth', '--quiet', '--output', directory];
  return spawnSync(process.execPath, command, {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, HOME: directory, AWS_EC2_METADATA_DISABLED: 'true' },
  });
}

export type Bundle = { id: string; file: string; environment: Record<string, string> };

/** The functions of the template in a folder. @returns each with the file of its code */
export function bundlesOfTemplate(directory: string): Bundle[] {
  const template = z
    .object({ Resources: z.record(z.string(), z.object({ Type: z.string(), Properties: z.unknown() })) })
    .parse(JSON.parse(readFileSync(join(directory, 'Onbehalf.template.json'), 'utf8')));
  return Object.entries(template.Resources)
    .filter(([, { Type }]) => Type === 'AWS::Lambda::Function')
    .map(([id, { Properties }]) => {
      const { Code, Environment } = functionSchema.parse(Properties);
      const asset = `asset.${Code.S3Key.replace(/\.zip$/, '')}`;
      return {
        id,
        file: join(directory, asset, 'index.mjs'),
        environment: resolveRefs(Environment.Variables),
      };
    });
}
