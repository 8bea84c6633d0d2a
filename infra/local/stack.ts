import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createAccountServices } from './aws/account-services.ts';
import { CallLog } from './aws/call-log.ts';
import { createDynamoDb, createTable } from './aws/dynamodb.ts';
import { type BoundPort, bindPort, bindPreferably } from './bound-port.ts';
import { createAccessLog } from './http-api/access-log.ts';
import { Gateway } from './http-api/gateway.ts';
import { createIssuer } from './issuer/issuer.ts';
import { FRONTEND_CLIENT, SERVICE_CLIENT } from './issuer/provider.ts';
import { describeTemplate, type LocalStack, type StackDescription } from './local-stack.ts';
import { AUDIENCE, type LocalStage, localStage } from './local-stage.ts';
import { RunFolder } from './run-folder.ts';
import { type ScalekitEnvironment, startScalekitEnvironment } from './scalekit-environment.ts';
import { type Synthesize, synthesize } from './synthesize.ts';
import { readCloudAssembly } from './template/cloud-assembly.ts';
import { type LocalTemplate, readTemplate } from './template/local-template.ts';

export type LocalStackOptions = {
  /** Of the API; default 0, a free one. The others are 10,000 apart where those are free. */
  port?: number;
  /** The folder of `.eml` files that fresh mailboxes start with. */
  mailboxDir?: string;
  /** Deployment parameters in place of the local ones. */
  parameters?: Partial<LocalStage>;
  /** Writes the cloud assembly to serve; default: runs the CDK app. */
  synthesize?: Synthesize;
  /** At most this many function processes in all; default 8. */
  processLimit?: number;
  /** Pause before each retry of an asynchronous invocation; default 1 s, then 2 s. */
  retryDelaysMs?: readonly number[];
  /** Told what takes a while. */
  report?: (message: string) => void;
  /** Gives up starting; whatever had started has ended when the promise rejects. */
  signal?: AbortSignal;
};

type Ports = Record<'api' | 'issuer' | 'aws' | 'dynamodb', BoundPort>;
type Parts = { ports: Ports; folder: RunFolder; scalekit: ScalekitEnvironment };

const SAMPLE_MAILBOX = fileURLToPath(new URL('mailbox/', import.meta.url));

/**
 * Synthesizes the stack and serves it on this machine.
 * @throws StartupError when a port is taken, the mailbox is missing or synth fails
 */
export async function startLocalStack(options: LocalStackOptions = {}): Promise<LocalStack> {
  await using starting = new AsyncDisposableStack();
  const ports = await bindPorts(options.port ?? 0, starting);
  const scalekitPort = spaced(options.port ?? 0, 2);
  const scalekit = await startScalekitEnvironment(scalekitPort, options.mailboxDir ?? SAMPLE_MAILBOX);
  starting.defer(() => scalekit.close());
  const folder = await RunFolder.create();
  starting.defer(() => folder.remove());
  options.report?.('Synthesizing the stack ...');
  const description = await serve({ ports, folder, scalekit }, options, starting);
  options.signal?.throwIfAborted();
  await folder.publish(description);
  const started = starting.move();
  return { ...description, close: () => started.disposeAsync() };
}

async function bindPorts(port: number, starting: AsyncDisposableStack): Promise<Ports> {
  const keep = (bound: BoundPort) => {
    starting.defer(() => bound.close());
    return bound;
  };
  return {
    // The one that people ask for comes first: when it is taken, nothing else has happened.
    api: keep(await bindPort(port)),
    issuer: keep(await bindPreferably(spaced(port, 1))),
    aws: keep(await bindPreferably(spaced(port, 3))),
    dynamodb: keep(await bindPreferably(spaced(port, 4))),
  };
}

/** The same addresses at every start, and none that a second stack on the next port would want. */
function spaced(port: number, index: number): number {
  const wanted = port + index * 10_000;
  return port === 0 || wanted > 65_535 ? 0 : wanted;
}

async function serve(
  { ports, folder, scalekit }: Parts,
  options: LocalStackOptions,
  starting: AsyncDisposableStack,
): Promise<StackDescription> {
  const template = await prepareTemplate({ ports, folder, scalekit }, options);
  const calls = new CallLog();
  const endpoints = { awsUrl: ports.aws.url, dynamodbUrl: ports.dynamodb.url };
  ports.dynamodb.serve(createDynamoDb(calls));
  for (const table of template.tables) await createTable(ports.dynamodb.url, table);
  calls.reset();
  const account = createAccountServices({
    template,
    endpoints,
    calls,
    runFolder: folder.path,
    secret: scalekit.secret,
    processLimit: options.processLimit ?? 8,
    retryDelaysMs: options.retryDelaysMs ?? [1_000, 2_000],
  });
  starting.defer(() => account.close());
  ports.aws.serve(account.listener);
  const accessLog = createAccessLog(template.httpApi.stage, join(folder.path, 'logs', 'access.log'));
  starting.defer(() => accessLog.close());
  ports.api.serve(new Gateway(template.httpApi, account.lambda, accessLog).listener);
  return {
    apiUrl: ports.api.url,
    issuerUrl: ports.issuer.url,
    simulatorUrl: scalekit.url,
    ...endpoints,
    ...clients,
    ...describeTemplate(template, (name) => account.lambda.log(name).path),
    runFolder: folder.path,
    pids: { stack: process.pid },
    startedAt: new Date().toISOString(),
  };
}

const clients = {
  audience: AUDIENCE,
  frontendClientId: FRONTEND_CLIENT,
  serviceClientId: SERVICE_CLIENT.id,
  serviceClientSecret: SERVICE_CLIENT.secret,
};

/** Synthesizes while the issuer makes its key: both take their time, and each needs the addresses only. */
async function prepareTemplate(
  { ports, folder, scalekit }: Parts,
  { parameters, synthesize: write = synthesize, signal }: LocalStackOptions,
): Promise<LocalTemplate> {
  const directory = join(folder.path, 'cdk.out');
  const stage = { ...localStage(scalekit.url, ports.issuer.url), ...parameters };
  const [issuer] = await Promise.all([
    createIssuer(ports.issuer.url, AUDIENCE),
    write(stage, directory, signal),
  ]);
  signal?.throwIfAborted();
  ports.issuer.serve(issuer);
  const assembly = await readCloudAssembly(directory);
  return readTemplate(assembly, { apiUrl: ports.api.url, awsUrl: ports.aws.url });
}
