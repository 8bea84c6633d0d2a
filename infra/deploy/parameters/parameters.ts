import { z } from 'zod';
import { type ConnectionConfig, connections } from '../../../shared/connections/connections.ts';
import { findUnmarkedDestructive } from './allow-list/unmarked-destructive.ts';
import { findUnprovenReads } from './allow-list/unproven-reads.ts';
import { findWrongActions } from './allow-list/wrong-actions.ts';
import { describeIssue, wordTypeError } from './parameter-issues.ts';
import { stageSchema } from './stage-schema.ts';

const DEFAULT_STAGE = 'example';

/** One stage's deployment parameters, checked, with the stage's name. */
export type Parameters = z.output<ReturnType<typeof stageSchema>> & { stage: string };

/** The problems of the parameters, worded for the operator; never an internal error. */
export class ParametersError extends Error {
  override readonly name = 'ParametersError';
}

/**
 * Reads the deployment parameters from the CDK context: `stages` of cdk.json, of which `-c stage=NAME` selects one.
 * @throws ParametersError naming every parameter that is missing or wrong, with an example.
 */
export function parseParameters(
  context: { stage?: unknown; stages?: unknown; purpose?: unknown },
  allowList: Record<string, ConnectionConfig> = connections,
): Parameters {
  const stage = String(context.stage ?? DEFAULT_STAGE);
  if (context.purpose === 'deploy' && !isDeployable(stage)) {
    throw new ParametersError(
      `Stage "${stage}" never deploys: add a stage with your own values under "stages" in cdk.json and pass -c stage=NAME.`,
    );
  }
  refuseWrongMarks(allowList);
  const parsed = stageSchema(stage).safeParse(readStage(stage, context.stages), { error: wordTypeError });
  if (parsed.success) return { stage, ...parsed.data };
  const lines = parsed.error.issues.flatMap(describeIssue).map((line) => `  ${line}`);
  throw new ParametersError(
    [`The parameters of stage "${stage}" (under "stages" in cdk.json) are wrong:`, ...lines].join('\n'),
  );
}

function refuseWrongMarks(allowList: Record<string, ConnectionConfig>): void {
  const unproven = findUnprovenReads(allowList);
  if (unproven.length > 0) {
    throw new ParametersError(
      `shared/connections/connections.ts calls these tools a read, but their names do not prove it: ${unproven.join(', ')}. Make each a "write", or review it and add it to reviewedReads.`,
    );
  }
  const wrong = findWrongActions(allowList);
  if (wrong.length > 0) {
    throw new ParametersError(
      [
        'The actions in shared/connections/connections.ts are wrong:',
        ...wrong.map((line) => `  ${line}`),
      ].join('\n'),
    );
  }
  const unmarked = findUnmarkedDestructive(allowList);
  if (unmarked.length === 0) return;
  throw new ParametersError(
    `shared/connections/connections.ts calls these tools a "write", but their names say that they delete or overwrite: ${unmarked.join(', ')}. Make each "destructive".`,
  );
}

/** Whether the stage has an operator's values: those of `example` are made up, those of `local` are of one machine. */
export function isDeployable(stage: string): boolean {
  return stage !== 'example' && stage !== 'local';
}

function readStage(stage: string, stages: unknown): unknown {
  // The name becomes part of the CloudFormation stack's name.
  if (!/^[a-z][a-z0-9-]{0,29}$/.test(stage)) {
    throw new ParametersError(
      `"${stage}" cannot name a stage: up to 30 lower-case letters, digits and hyphens, such as "prod".`,
    );
  }
  const known = z.record(z.string(), z.unknown()).safeParse(stages);
  if (known.success && Object.hasOwn(known.data, stage)) return known.data[stage];
  const names = known.success ? Object.keys(known.data).join(', ') : 'none';
  throw new ParametersError(`cdk.json has no stage "${stage}" under "stages" (it has: ${names}).`);
}
