import { randomUUID } from 'node:crypto';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { listApiRoutes } from '../../infra/deploy/functions/api-routes.ts';
import { startLocalStack } from '../../infra/local/stack.ts';
import { listContracts } from '../../infra/openapi/contracts.ts';
import { listProblemCodes } from '../../shared/http/contract.ts';
import { consentToLink, finish, statusAndCode } from '../support/stack/linking.ts';
import { linkGmail, signedIn } from '../support/stack/product.ts';
import { productAt } from '../support/stack/product-at.ts';
import { scalekitErrors } from '../support/stack/scalekit-errors.ts';
import { sendGoodRequests } from '../support/stack/send-good-requests.ts';
import { armFault, control, healStack, recycle } from '../support/stack/stack-control.ts';

const user = 'every-route-slow';
const contracts = new Map(listContracts());
beforeAll(() => linkGmail(user));
afterEach(healStack);

const awsErrors = ['dynamodb', 'scheduler', 'lambda', 'secretsmanager'].flatMap((service) =>
  [
    { status: 400, code: 'ValidationException' },
    { status: 400, code: 'ThrottlingException' },
    { status: 400, code: 'ConditionalCheckFailedException' },
    { status: 402, code: 'ServiceQuotaExceededException' },
    { status: 403, code: 'AccessDeniedException' },
    { status: 404, code: 'ResourceNotFoundException' },
    { status: 409, code: 'ConflictException' },
    { status: 429, code: 'TooManyRequestsException' },
    { status: 503, code: 'ServiceUnavailableException' },
  ].map((error) => ({ at: `${service}.*`, ...error })),
);
const draft = { connection: 'gmail', input: { to: 'bob@example.com', subject: 'Hi', body: 'there' } };

/** Whether a response, as `409 reconnect-required`, is a success or a problem of the route's contract. */
function isDeclared(route: string, response: string): boolean {
  const [status = '', code] = response.split(' ');
  const contract = contracts.get(route);
  if (contract === undefined) throw new Error(`There is no ${route}`);
  return Number(status) < 400 || listProblemCodes(contract).some((declared) => declared === code);
}

describe('every route', () => {
  it('has deadline-exceeded, or upstream-unavailable, while Scalekit does not respond, where its contract has it', async () => {
    await sendGoodRequests(user);
    await armFault({ at: 'network', do: 'blackhole', on: 'all' });
    const responses = await sendGoodRequests(user);
    const slow = Object.keys(responses).filter((route) => {
      const contract = contracts.get(route);
      return contract !== undefined && listProblemCodes(contract).includes('deadline-exceeded');
    });
    expect(slow.length).toBeGreaterThan(0);
    // A cold process does not get its token.
    for (const route of slow)
      expect(responses[route]).toMatch(/^504 deadline-exceeded$|^503 upstream-unavailable$/);
  });

  it.each(scalekitErrors)('has a problem of its contract when Scalekit returns %j', async (error) => {
    const ada = await signedIn(user);
    await linkGmail(user);
    // Warm functions have a token: it is the calls that fail.
    await sendGoodRequests(user);
    await linkGmail(user);
    const back = await consentToLink(ada, 'slack');
    await armFault({ at: 'scalekit.*', do: 'error', share: 1, ...error });
    const key = { 'idempotency-key': randomUUID() };
    const [responses, write, verified] = await Promise.all([
      sendGoodRequests(user),
      ada('POST /actions/gmail_create_draft', draft, key),
      finish(ada, back),
    ]);
    const seen = [
      ...Object.entries(responses),
      ['POST /actions/{tool}', statusAndCode(write)],
      ['POST /connections/verify', statusAndCode(verified)],
    ] as const;
    expect(seen.filter(([route, response]) => !isDeclared(route, response))).toEqual([]);
    await healStack();
    await ada('DELETE /connections/slack');
  });

  it.each(awsErrors)('has a problem of its contract when AWS returns %j', async (error) => {
    const ada = await signedIn(user);
    await linkGmail(user);
    await ada('PUT /digest', { time: '07:30', timeZone: 'UTC', paused: true });
    await armFault({ do: 'error', share: 1, ...error });
    for (const { name } of await control<{ name: string }[]>('GET', 'functions')) await recycle(name);
    const [responses, write, run] = await Promise.all([
      sendGoodRequests(user),
      ada('POST /actions/gmail_create_draft', draft, { 'idempotency-key': randomUUID() }),
      ada('POST /digest/run', undefined, { 'idempotency-key': randomUUID() }),
    ]);
    const seen = [
      ...Object.entries(responses),
      ['POST /actions/{tool}', statusAndCode(write)],
      ['POST /digest/run', statusAndCode(run)],
    ] as const;
    expect(seen.filter(([route, response]) => !isDeclared(route, response))).toEqual([]);
  });

  it("has the gateway's own 429 when its stage throttles", async () => {
    const stack = await startLocalStack({ parameters: { throttle: { ratePerSecond: 1, burst: 1 } } });
    const { send } = productAt(stack);
    for (const { method, path } of listApiRoutes({})) {
      const request = `${method} ${path.replace(/\{\w+\}/, 'x')}`;
      await expect.poll(async () => (await send(request)).status, { interval: 0 }).toBe(429);
    }
    await stack.close();
  });
});
