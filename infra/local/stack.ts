import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RealScalekit } from '../operator/scalekit-env.ts';
import { createAccountServices } from './aws/account-services.ts';
import { createAccessLog } from './aws/api-gateway/access-log.ts';
import { Gateway } from './aws/api-gateway/gateway.ts';
import { CallLog } from './aws/control/call-log.ts';
import { createDynamoDb, createTable } from './aws/dynamodb/api.ts';
import { readCloudAssembly } from './aws/template/cloud-assembly.ts';
import { type LocalTemplate, readTemplate } from './aws/template/local-template.ts';
import { recordAccess } from './events/record-access.ts';
import { StackEvents } from './events/stack-events.ts';
import { awsPoint, issuerPoint } from './faults/call-point.ts';
import { Faults } from './faults/faults.ts';
import { withFaults } from './faults/faulty-listener.ts';
import { createIssuer } from './oidc-issuer/issuer.ts';
import { FRONTEND_CLIENT, SERVICE_CLIENT } from './oidc-issuer/provider.ts';
import { AUDIENCE, frontendUrlOf, type LocalStage, localStage } from './run/local-stage.ts';
import { bindPorts, type Ports, spaced } from './run/ports.ts';
import { RunFolder } from './run/run-folder.ts';
import { describeTemplate, type LocalStack, type StackDescription } from './run/stack-description.ts';
import { type Synthesize, synthesize } from './run/synthesize.ts';
import { createFrontend } from './sample-frontend/server.ts';
import {
  describeRealEnvironment,
  type ScalekitEnvironment,
  startSimulatedEnvironment,
} from './scalekit/scalekit-environment.ts';

export type LocalStackOptions = {
  /** The API's port; default 0, a free one. The other ports are 10,000 apart where these are free. */
  port?: number;
  /** The folder of `.eml` files in every new mailbox. */
  mailboxDir?: string;
  /** The callback page of authorized links, in place of the sample frontend's. */
  userVerifyUrl?: string | undefined;
  /** Links return to the API itself, which identifies the browser by a cookie. */
  cookieMode?: boolean | undefined;
  /** Replaces the simulator. */
  scalekit?: RealScalekit | undefined;
  /** Deployment parameters that replace the local ones. */
  parameters?: Partial<LocalStage>;
  /** Writes the cloud assembly to serve; default: runs the CDK app. */
  synthesize?: Synthesize;
  /** The maximum number of function processes in all; default 8. */
  processLimit?: number;
  /** Pause before each retry of an asynchronous invocation; default 1 s, then 2 s. */
  retryDelaysMs?: readonly number[];
  /** Receives messages about slow steps. */
  report?: (message: string) => void;
  /** Cancels the start. Everything that had started is closed when the promise rejects. */
  signal?: AbortSignal;
};

type Parts = {
  ports: Ports;
  folder: RunFolder;
  scalekit: ScalekitEnvironment;
  events: StackEvents;
  faults: Faults;
};

const SAMPLE_MAILBOX = fileURLToPath(new URL('sample-mailbox/', import.meta.url));

/**
 * Synthesizes the stack and serves it on this machine.
 * @throws CommandError if a port is in use, the mailbox is missing or the synthesis fails
 */
export async function startLocalStack(options: LocalStackOptions = {}): Promise<LocalStack> {
  await using starting = new AsyncDisposableStack();
  const ports = await bindPorts(options.port ?? 0, starting);
  const events = new StackEvents();
  const faults = new Faults(events);
  const scalekit = options.scalekit
    ? describeRealEnvironment(options.scalekit)
    : await startSimulatedEnvironment(
        spaced(options.port ?? 0, 2),
        options.mailboxDir ?? SAMPLE_MAILBOX,
        faults,
        events,
      );
  starting.defer(() => scalekit.close());
  const folder = await RunFolder.create();
  starting.defer(() => folder.remove());
  options.report?.('Synthesizing the stack ...');
  const description = await serve({ ports, folder, scalekit, events, faults }, options, starting);
  options.signal?.throwIfAborted();
  await folder.publish(description);
  const started = starting.move();
  return { ...description, close: () => started.disposeAsync() };
}

async function serve(
  parts: Parts,
  options: LocalStackOptions,
  starting: AsyncDisposableStack,
): Promise<StackDescription> {
  const { ports, folder, scalekit, events, faults } = parts;
  const template = await prepareTemplate(parts, options);
  const synthesizedAt = new Date().toISOString();
  const calls = new CallLog(events);
  const endpoints = { awsUrl: ports.aws.url, dynamodbUrl: ports.dynamodb.url };
  ports.dynamodb.serve(withFaults(createDynamoDb(calls), faults, awsPoint));
  for (const table of template.tables) await createTable(ports.dynamodb.url, table);
  calls.reset();
  const account = createAccountServices({
    template,
    endpoints,
    calls,
    events,
    faults,
    network: scalekit.simulated?.network,
    runFolder: folder.path,
    secret: scalekit.secret,
    processLimit: options.processLimit ?? 8,
    retryDelaysMs: options.retryDelaysMs ?? [1_000, 2_000],
  });
  starting.defer(() => account.close());
  ports.aws.serve(withFaults(account.listener, faults, awsPoint));
  ports.issuer.serve(withFaults(template.issuer, faults, issuerPoint));
  const accessLog = createAccessLog(template.httpApi.stage, join(folder.path, 'logs', 'access.log'));
  starting.defer(() => accessLog.close());
  ports.api.serve(new Gateway(template.httpApi, account.lambda, recordAccess(accessLog, events)).listener);
  return {
    frontendUrl: serveFrontend(ports, options.cookieMode === true),
    apiUrl: ports.api.url,
    issuerUrl: ports.issuer.url,
    scalekitUrl: scalekit.url,
    ...(scalekit.simulated && { simulatorUrl: scalekit.simulated.url }),
    ...endpoints,
    ...clients,
    ...describeTemplate(template, (name) => account.lambda.log(name).path),
    parameters: template.parameters,
    runFolder: folder.path,
    pids: { stack: process.pid },
    synthesizedAt,
    startedAt: new Date().toISOString(),
  };
}

function serveFrontend({ frontend, api, issuer }: Ports, cookieMode: boolean): string {
  const frontendUrl = frontendUrlOf(frontend.port);
  // Browsers send the cookie only between addresses of one site.
  const apiUrl = cookieMode ? `http://localhost:${api.port}` : api.url;
  const servers = { apiUrl, issuer: issuer.url, clientId: FRONTEND_CLIENT };
  frontend.serve(createFrontend({ frontendUrl, cookieMode, ...servers }));
  return frontendUrl;
}

const clients = {
  audience: AUDIENCE,
  frontendClientId: FRONTEND_CLIENT,
  serviceClientId: SERVICE_CLIENT.id,
  serviceClientSecret: SERVICE_CLIENT.secret,
};

/** Synthesizes while the issuer creates its key: both are slow, and both need only the addresses. */
async function prepareTemplate(
  { ports, folder, scalekit }: Parts,
  { parameters, userVerifyUrl, cookieMode, synthesize: write = synthesize, signal }: LocalStackOptions,
): Promise<LocalTemplate & { issuer: RequestListener; parameters: LocalStage }> {
  const directory = join(folder.path, 'cdk.out');
  const addresses = {
    issuer: ports.issuer.url,
    frontendPort: ports.frontend.port,
    userVerifyUrl,
    // The functions' address leads through the network proxy, into which faults can be injected.
    simulatorUrl: scalekit.simulated && scalekit.url,
    cookieApiPort: cookieMode ? ports.api.port : undefined,
  };
  const stage = { ...localStage(scalekit.url, scalekit.connectionNames, addresses), ...parameters };
  const [issuer] = await Promise.all([
    createIssuer(ports.issuer.url, AUDIENCE),
    write(stage, directory, signal),
  ]);
  signal?.throwIfAborted();
  const assembly = await readCloudAssembly(directory);
  const endpoints = { apiUrl: ports.api.url, awsUrl: ports.aws.url };
  return { ...readTemplate(assembly, endpoints), issuer, parameters: stage };
}
