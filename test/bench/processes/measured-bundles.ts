import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { processEnvironment } from '../../../infra/local/aws/lambda/process-environment.ts';
import { readCloudAssembly } from '../../../infra/local/aws/template/cloud-assembly.ts';
import { readTemplate } from '../../../infra/local/aws/template/local-template.ts';
import { controlSimulator } from '../../../infra/local/bench/simulator.ts';
import { signInToApi } from '../../../infra/local/demo/api.ts';
import { accessKeyOf } from '../../../infra/local/faults/call-point.ts';
import type { LocalStack } from '../../../infra/local/run/stack-description.ts';
import { startLocalStack } from '../../../infra/local/stack.ts';
import { environments, type FunctionName } from '../../../shared/config/environment.ts';
import { bundleBaseline } from '../baseline/bundle-baseline.ts';
import type { Bundle } from './run-process.ts';

/** The user whose account every measured call uses. */
export const USER = 'ada';

/** A local stack of its own, whose emulators the measured processes call. */
export type MeasuredBundles = {
  stack: LocalStack & { webhookSecret: string };
  /** As `npm run synth` makes them, in the order of the environments. */
  functions: Record<FunctionName, Bundle>;
  baseline: Bundle;
  /** A folder for further bundles, which is removed at the end. */
  directory: string;
  [Symbol.asyncDispose](): Promise<void>;
};

/** Starts the stack, links Gmail, sets up a digest, and bundles the baseline. */
export async function prepareBundles(): Promise<MeasuredBundles> {
  await using starting = new AsyncDisposableStack();
  const stack = await startLocalStack();
  starting.defer(() => stack.close());
  const directory = await mkdtemp(join(tmpdir(), 'onbehalf-bench-'));
  starting.defer(() => rm(directory, { recursive: true }));
  await controlSimulator(stack, USER).activate();
  const api = await signInToApi(stack, USER);
  await api('PUT /digest', { time: '07:30', timeZone: 'UTC' });
  const functions = await readFunctionBundles(stack);
  // The baseline has the function's own environment: the addresses, the secret's name and the connections.
  const baseline = { ...functions['execute-action'], name: 'baseline', file: bundleBaseline(directory) };
  const started = starting.move();
  const webhookSecret = await readWebhookSecret(stack);
  return {
    stack: { ...stack, webhookSecret },
    functions,
    baseline,
    directory,
    [Symbol.asyncDispose]: () => started.disposeAsync(),
  };
}

/** The secret that signs Scalekit's webhooks. */
async function readWebhookSecret({ awsUrl, outputs }: LocalStack): Promise<string> {
  const response = await fetch(awsUrl, {
    method: 'POST',
    headers: { 'x-amz-target': 'secretsmanager.GetSecretValue' },
    body: JSON.stringify({ SecretId: outputs.ScalekitSecretArn }),
  });
  const { SecretString } = (await response.json()) as { SecretString: string };
  const [secret = ''] = (JSON.parse(SecretString) as { webhookSecrets: string[] }).webhookSecrets;
  return secret;
}

/** The bundles of a running stack, each with the environment that its process gets. */
export async function readFunctionBundles(
  stack: Pick<LocalStack, 'runFolder' | 'apiUrl' | 'awsUrl' | 'dynamodbUrl'>,
): Promise<Record<FunctionName, Bundle>> {
  const assembly = await readCloudAssembly(join(stack.runFolder, 'cdk.out'));
  const { functions } = readTemplate(assembly, stack);
  const bundles = Object.keys(environments).map((name): [string, Bundle] => {
    const lambda = functions.find((each) => each.name === name);
    if (lambda === undefined) throw new Error(`The template has no function ${name}.`);
    const { awsUrl, dynamodbUrl } = stack;
    const surroundings = {
      awsUrl,
      dynamodbUrl,
      runtimeApi: '127.0.0.1:1',
      accessKeyId: accessKeyOf(name, 1),
    };
    const file = join(lambda.codeDirectory, 'index.mjs');
    return [name, { name, file, environment: processEnvironment(lambda, surroundings) }];
  });
  return Object.fromEntries(bundles) as Record<FunctionName, Bundle>;
}
