import { CommandError } from '../command-error.ts';
import { readStage } from '../read-stage.ts';
import { type RealScalekit, readRealScalekit } from '../scalekit-env.ts';

/** A Scalekit environment that a command calls, with its name in the command's output. */
export type Target = RealScalekit & { label: string };

/**
 * Reads the environment of a stage: address and connection names from cdk.json, credentials from the given variables.
 * @throws CommandError naming what is missing, never a value
 */
export async function readStageTarget(
  stage: string,
  credentials: { clientId: string | undefined; clientSecret: string | undefined; variables: string },
): Promise<Target> {
  const { clientId, clientSecret, variables } = credentials;
  if (!clientId || !clientSecret)
    throw new CommandError(`set ${variables}: the credentials of stage ${stage}`);
  const { scalekitEnvironmentUrl, connectionNames } = await readStage(stage);
  return { label: stage, environmentUrl: scalekitEnvironmentUrl, clientId, clientSecret, connectionNames };
}

/** Reads the environment of SCALEKIT_ENVIRONMENT_URL and the variables beside it. @throws CommandError */
export function readVariablesTarget(env: NodeJS.ProcessEnv, label: string): Target {
  const scalekit = readRealScalekit(env);
  if (scalekit) return { ...scalekit, label };
  throw new CommandError(
    `${label} has no SCALEKIT_ENVIRONMENT_URL, SCALEKIT_CLIENT_ID and SCALEKIT_CLIENT_SECRET`,
  );
}
