import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Parameters } from '../deploy/parameters/parameters.ts';
import { CommandError } from './command-error.ts';

const cdkJson = new URL('../../cdk.json', import.meta.url);

/** Reads a stage of cdk.json. @throws CommandError for an unknown stage, or one with wrong parameters */
export async function readStage(stage: string): Promise<Parameters> {
  const { context } = z
    .looseObject({ context: z.looseObject({ stages: z.unknown() }) })
    .parse(JSON.parse(readFileSync(cdkJson, 'utf8')));
  // The CDK loads slowly, so only when it is needed.
  const { ParametersError, parseParameters } = await import('../deploy/parameters/parameters.ts');
  try {
    return parseParameters({ stage, stages: context.stages });
  } catch (error) {
    throw error instanceof ParametersError ? new CommandError(error.message) : error;
  }
}
