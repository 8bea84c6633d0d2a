import type { LambdaService } from '../lambda/lambda-service.ts';
import type { LambdaFunction } from '../template/functions.ts';
import type { CallLog } from './call-log.ts';
import type { AwsRequest, AwsResponse } from './stand-in.ts';

type Control = { lambda: LambdaService; calls: CallLog };
type Answer = (control: Control, name: string) => AwsResponse | Promise<AwsResponse>;

const ANSWERS: [method: string, path: RegExp, answer: Answer][] = [
  ['GET', /^\/_local\/functions$/, ({ lambda }) => json(200, describeFunctions(lambda))],
  ['POST', /^\/_local\/functions\/([^/]+)\/recycle$/, recycle],
  ['GET', /^\/_local\/logs\/([^/]+)$/, readLog],
  ['GET', /^\/_local\/calls$/, ({ calls }) => json(200, calls.read())],
  ['DELETE', /^\/_local\/calls$/, ({ calls }) => json(200, calls.reset() ?? {})],
];

/** What no AWS service offers: looking into the local stack, and making the next call of a function a cold one. */
export function answerControl(
  control: Control,
  { method, path }: AwsRequest,
): AwsResponse | Promise<AwsResponse> {
  for (const [wanted, pattern, answer] of ANSWERS) {
    const match = pattern.exec(path);
    if (match && wanted === method) return answer(control, match[1] ?? '');
  }
  return json(404, { message: `Nothing at ${method} ${path}; see docs/local.md` });
}

function describeFunctions({ functions, pool, asynchronous }: LambdaService) {
  const processes = pool.processes();
  return functions.map((lambda) => ({
    name: lambda.name,
    arn: lambda.arn,
    processes: processes
      .filter((environment) => environment.lambda === lambda)
      .map(({ pid, state }) => ({ pid, state })),
    ...pool.counts(lambda.name),
    asynchronousPending: asynchronous.pendingFor(lambda.name),
  }));
}

async function recycle({ lambda }: Control, name: string): Promise<AwsResponse> {
  const found = lambda.find(name);
  return found
    ? json(200, { recycled: await lambda.pool.recycle(found.name) })
    : unknownFunction(lambda, name);
}

async function readLog({ lambda }: Control, name: string): Promise<AwsResponse> {
  const found = lambda.find(name);
  if (!found) return unknownFunction(lambda, name);
  const body = await lambda.log(found.name).text();
  return { status: 200, headers: { 'content-type': 'text/plain; charset=utf-8' }, body };
}

function unknownFunction({ functions }: LambdaService, name: string): AwsResponse {
  const names = functions.map((lambda: LambdaFunction) => lambda.name).join(', ');
  return json(404, { message: `There is no function ${name}; there are ${names}` });
}

function json(status: number, value: unknown): AwsResponse {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) };
}
