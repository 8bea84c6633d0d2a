import type { Bus } from '../events/bus.ts';
import type { LambdaService } from '../lambda/lambda-service.ts';
import type { ProcessAction } from '../lambda/process-signals.ts';
import { AwsError } from '../protocol/aws-error.ts';
import type { AwsRequest, AwsResponse } from '../protocol/emulator.ts';
import type { LambdaFunction } from '../template/functions.ts';
import { describeAlarms, listQueries, resetAlarms, runQuery } from './alarm-control.ts';
import type { Control } from './control.ts';
import { readEvents } from './event-control.ts';
import {
  armFault,
  changeNetwork,
  describeNetwork,
  disarmFaults,
  listFaults,
  signalFunction,
} from './fault-control.ts';
import { describeIam, restoreGrants, revokeGrants } from './iam-control.ts';
import * as time from './time-control.ts';

/** Receives the values of the path's groups. Returns the JSON of the response, or a Text. */
type Handler = (control: Control, request: AwsRequest, ...groups: string[]) => unknown;

type Route = [method: string, path: RegExp, handler: Handler];

const ROUTES: Route[] = [
  ['GET', /^functions$/, ({ lambda }) => describeFunctions(lambda)],
  ['POST', /^functions\/([^/]+)\/recycle$/, recycle],
  ...(['kill', 'freeze', 'thaw'] as const).map(signalRoute),
  ['GET', /^logs\/([^/]+)$/, readLog],
  ['GET', /^calls$/, ({ calls }) => calls.read()],
  ['DELETE', /^calls$/, ({ calls }) => calls.reset() ?? {}],
  ['GET', /^events$/, (control, { query }) => readEvents(control, query)],
  ['GET', /^faults$/, (control) => listFaults(control)],
  ['POST', /^faults$/, (control, { body }) => armFault(control, body)],
  ['DELETE', /^faults$/, (control, { query }) => disarmFaults(control, query)],
  ['GET', /^iam$/, (control) => describeIam(control)],
  ['POST', /^iam$/, (control, { body }) => revokeGrants(control, body)],
  ['DELETE', /^iam$/, (control) => restoreGrants(control)],
  ['GET', /^buses$/, ({ buses }) => ({ buses: buses.map(describeBus) })],
  ['DELETE', /^buses$/, ({ buses }) => clearBuses(buses)],
  ['GET', /^network$/, (control) => describeNetwork(control)],
  ['POST', /^network$/, (control, { body }) => changeNetwork(control, body)],
  ['POST', /^dynamodb\/expire$/, async ({ deleteExpired }) => ({ deleted: await deleteExpired() })],
  ['GET', /^alarms$/, (control) => describeAlarms(control)],
  ['DELETE', /^alarms$/, (control) => resetAlarms(control)],
  ['GET', /^queries$/, (control) => listQueries(control)],
  ['POST', /^queries$/, (control, { body }) => runQuery(control, body)],
  ['GET', /^clock$/, (control) => time.describeClock(control)],
  ['POST', /^clock$/, (control, { body }) => time.moveClock(control, body)],
  ['DELETE', /^clock$/, (control) => time.resetClock(control)],
  ['GET', /^scheduler$/, (control) => time.describeScheduler(control)],
  ['POST', /^scheduler$/, (control, { body }) => time.changeScheduler(control, body)],
  [
    'POST',
    /^schedules\/([^/]+)\/fire$/,
    (control, { body }, name = '') => time.fireSchedule(control, name, body),
  ],
];

/** Serves the control API, which observes and changes the local stack: see docs/local/control-api.md. */
export async function handleControl(control: Control, request: AwsRequest): Promise<AwsResponse> {
  const path = request.path.slice('/_local/'.length);
  for (const [method, pattern, handler] of ROUTES) {
    const match = pattern.exec(path);
    if (!match || method !== request.method) continue;
    try {
      const result = await handler(control, request, ...match.slice(1));
      return result instanceof Text ? result.response : json(200, result);
    } catch (error) {
      if (error instanceof AwsError) return json(error.status, { message: error.message });
      throw error;
    }
  }
  return json(404, {
    message: `Nothing at ${request.method} ${request.path}; see docs/local/control-api.md`,
  });
}

function describeFunctions({ functions, pool, asynchronous }: LambdaService) {
  const processes = pool.processes();
  return functions.map((lambda) => ({
    name: lambda.name,
    arn: lambda.arn,
    processes: processes
      .filter((environment) => environment.lambda === lambda)
      .map(({ pid, number, state, runtimeApi }) => ({ pid, number, state, isWaiting: runtimeApi.isPolled })),
    ...pool.countFor(lambda.name),
    asynchronousPending: asynchronous.pendingFor(lambda.name),
  }));
}

function describeBus(bus: Bus) {
  return { name: bus.settings.name, events: bus.events() };
}

function clearBuses(buses: readonly Bus[]) {
  for (const bus of buses) bus.clear();
  return { buses: buses.map(describeBus) };
}

async function recycle({ lambda }: Control, _: AwsRequest, name = '') {
  return { recycled: await lambda.pool.recycle(find(lambda, name).name) };
}

function signalRoute(action: ProcessAction): Route {
  return [
    'POST',
    new RegExp(`^functions/([^/]+)/${action}$`),
    (control, { body }, name = '') => signalFunction(control, find(control.lambda, name).name, action, body),
  ];
}

/** A response in plain text. */
class Text {
  readonly response: AwsResponse;

  constructor(body: string) {
    this.response = { status: 200, headers: { 'content-type': 'text/plain; charset=utf-8' }, body };
  }
}

async function readLog({ lambda }: Control, _: AwsRequest, name = '') {
  return new Text(await lambda.log(find(lambda, name).name).text());
}

/** @throws AwsError 404 that names the existing functions */
function find(lambda: LambdaService, name: string): LambdaFunction {
  const found = lambda.find(name);
  if (found) return found;
  const names = lambda.functions.map((each) => each.name).join(', ');
  throw new AwsError('NotFound', `There is no function ${name}; the functions are ${names}`, 404);
}

function json(status: number, value: unknown): AwsResponse {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) };
}
