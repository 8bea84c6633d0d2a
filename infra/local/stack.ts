import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CONSOLE_PATH } from '../../shared/config/console-pages.ts';
import { createAccountServices } from './aws/account-services.ts';
import { createAccessLog } from './aws/api-gateway/access-log.ts';
import { Gateway } from './aws/api-gateway/gateway.ts';
import { CallLog } from './aws/control/call-log.ts';
import { createDynamoDb, createTable } from './aws/dynamodb/api.ts';
import { recordAccess } from './events/record-access.ts';
import { createRecordedAccess } from './events/record-grants.ts';
import { recordResponses } from './events/record-responses.ts';
import { StackEvents } from './events/stack-events.ts';
import { awsPoint, issuerPoint } from './faults/call-point.ts';
import { Faults } from './faults/faults.ts';
import { withFaults } from './faults/faulty-listener.ts';
import { CONSOLE_CLIENT, FRONTEND_CLIENT, SERVICE_CLIENT } from './oidc-issuer/provider.ts';
import { AUDIENCE } from './run/local-stage.ts';
import { bindPorts, type Ports, spacePort } from './run/ports.ts';
import { prepareTemplate } from './run/prepare-template.ts';
import { RunFolder } from './run/run-folder.ts';
import { describeTemplate, type LocalStack, type StackDescription } from './run/stack-description.ts';
import type { LocalStackOptions } from './run/stack-options.ts';
import {
  describeRealEnvironment,
  type ScalekitEnvironment,
  startSimulatedEnvironment,
} from './scalekit/scalekit-environment.ts';

type Parts = {
  ports: Ports;
  folder: RunFolder;
  scalekit: ScalekitEnvironment;
  events: StackEvents;
  faults: Faults;
};

/** The route of functions/account-events. */
const WEBHOOK_PATH = '/webhooks/scalekit';
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
        spacePort(options.port ?? 0, 2),
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
  const { policies } = template;
  // Another template has grants and routes of its own, which no list and no document describes.
  const isProduct = options.synthesize === undefined;
  const access = createRecordedAccess({ policies, events, runFolder: folder.path, isProduct });
  const dynamodb = createDynamoDb({ log: calls, access, meter: options.meter });
  ports.dynamodb.serve(withFaults(dynamodb, faults, awsPoint));
  for (const table of template.tables) await createTable(ports.dynamodb.url, table);
  calls.reset();
  const account = createAccountServices({
    template,
    endpoints,
    access,
    calls,
    events,
    faults,
    network: scalekit.simulated?.network,
    runFolder: folder.path,
    secret: scalekit.secret,
    processLimit: options.processLimit ?? 8,
    accountConcurrency: template.parameters.accountConcurrency,
    retryDelaysMs: options.retryDelaysMs ?? [1_000, 2_000],
    jobsByMoves: options.jobsByMoves ?? false,
  });
  starting.defer(() => account.close());
  ports.aws.serve(withFaults(account.listener, faults, awsPoint));
  ports.issuer.serve(withFaults(template.issuer, faults, issuerPoint));
  const { cloudwatch } = account;
  const accessLog = createAccessLog(
    template.httpApi.stage,
    join(folder.path, 'logs', 'access.log'),
    cloudwatch.receiveAccessLine,
  );
  starting.defer(() => accessLog.close());
  const watched = cloudwatch.measureAccess(recordAccess(accessLog, events));
  const recorded = isProduct ? recordResponses(watched, basename(folder.path)) : watched;
  const gateway = new Gateway(template.httpApi, { lambda: account.lambda, access, accessLog: recorded });
  ports.api.serve(gateway.listener);
  if (options.webhooks) scalekit.simulated?.sendWebhooksTo(`${ports.api.url}${WEBHOOK_PATH}`);
  return {
    apiUrl: ports.api.url,
    consoleUrl: `${template.parameters.cookieMode?.apiUrl ?? ports.api.url}${CONSOLE_PATH}`,
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

const clients = {
  audience: AUDIENCE,
  consoleClientId: CONSOLE_CLIENT,
  frontendClientId: FRONTEND_CLIENT,
  serviceClientId: SERVICE_CLIENT.id,
  serviceClientSecret: SERVICE_CLIENT.secret,
};
