import { afterEach, describe, expect, it, vi } from 'vitest';
import { openService } from '../../../shared/aws/aws-service.ts';
import type { AwsEnvironment } from '../../../shared/aws/endpoint.ts';
import { awsServer, responses } from '../../support/aws/aws-server.ts';
import { thrownBy } from '../../support/scalekit/simulated-scalekit.ts';

const { success, error, silence, reset, stall } = responses;
const request = { method: 'POST', path: '/', body: '{}' } as const;

function openDynamoDb(
  environment: AwsEnvironment,
  options: { attempts?: number; attemptMs?: number; pauseMs?: number } = {},
) {
  return openService({ service: 'dynamodb', attempts: 3, attemptMs: 30_000, environment, ...options });
}

afterEach(() => {
  vi.restoreAllMocks();
});
/** The share of the longest pause that each retry waits. */
const jitter = (share: number) => vi.spyOn(Math, 'random').mockReturnValue(share);

describe('a request to AWS', () => {
  it.each([
    ['a throttled table', error(400, 'ProvisionedThroughputExceededException')],
    ['throttling', error(400, 'ThrottlingException')],
    ['a limit of requests', error(400, 'RequestLimitExceeded')],
    ['throttling of Lambda', error(429, 'TooManyRequestsException')],
    ['a transaction under way', error(400, 'TransactionInProgressException')],
    ['a limit that a service added later', error(429, 'AnotherLimitException')],
    ['an internal error', error(500, 'InternalServerError')],
    ['a bad gateway', error(502, 'Unknown')],
    ['an outage', error(503, 'ServiceUnavailableException')],
    ['a gateway that timed out', error(504, 'Unknown')],
    ['a connection that was reset', reset],
  ])('is repeated after %s', async (_what, failure) => {
    jitter(0);
    const { environment, requests } = await awsServer(failure, success({ done: true }));
    expect(await openDynamoDb(environment).call(request)).toEqual({ done: true });
    expect(requests).toHaveLength(2);
    expect(new Set(requests.map(({ headers }) => headers['amz-sdk-invocation-id'])).size).toBe(1);
  });

  it.each([
    ['no response', silence],
    ['a response that stops in its body', stall],
  ])('is repeated after %s', async (_what, failure) => {
    jitter(0);
    const { environment, requests } = await awsServer(failure, success({ done: true }));
    expect(await openDynamoDb(environment, { attemptMs: 500 }).call(request)).toEqual({ done: true });
    expect(requests.length).toBeGreaterThan(1);
  });

  it.each([
    [400, 'ConditionalCheckFailedException'],
    [400, 'ValidationException'],
    [400, 'AccessDeniedException'],
    [404, 'ResourceNotFoundException'],
    [403, 'InvalidSignatureException'],
    [409, 'ConflictException'],
  ])('is sent once when AWS refuses it: %i %s', async (status, code) => {
    const { environment, requests } = await awsServer(error(status, code));
    expect(await thrownBy(openDynamoDb(environment).call(request))).toMatchObject({
      name: code,
      $metadata: { httpStatusCode: status },
    });
    expect(requests).toHaveLength(1);
  });

  it('is sent as often as allowed, and then throws the last error', async () => {
    jitter(0);
    const { environment, requests } = await awsServer(
      error(500, 'First'),
      error(500, 'Second'),
      error(500, 'Third'),
    );
    expect(await thrownBy(openDynamoDb(environment).call(request))).toMatchObject({ name: 'Third' });
    expect(requests).toHaveLength(3);
  });

  it.each([
    ['an error', error(500, 'InternalServerError'), 50, 0, 0],
    ['an error', error(500, 'InternalServerError'), 50, 0.5, 25 + 50],
    ['an error', error(500, 'InternalServerError'), 50, 0.99, 49 + 99],
    ['an error of the table', error(500, 'InternalServerError'), 25, 0.5, 12 + 25],
    ['throttling', error(400, 'ThrottlingException'), 50, 0.1, 100 + 200],
  ])(
    'is repeated after a random part of a pause that doubles: %s',
    async (_what, failure, pauseMs, share, sum) => {
      jitter(share);
      const { environment } = await awsServer(failure);
      const thrown = await thrownBy(openDynamoDb(environment, { pauseMs }).call(request));
      expect(thrown).toMatchObject({ $metadata: { totalRetryDelay: sum } });
    },
  );

  it('is no longer repeated while nearly all requests fail, so that retries do not double an outage', async () => {
    jitter(0);
    const { environment, requests } = await awsServer(error(500, 'InternalServerError'));
    const service = openDynamoDb(environment, { attempts: 2 });
    for (let call = 0; call < 40; call += 1) await thrownBy(service.call(request));
    // 500 tokens, of which a retry costs 14.
    expect(requests).toHaveLength(40 + 35);
  });

  it('throws an error whose request AWS did not name by the status alone', async () => {
    const page = (response: { writeHead(status: number): { end(text: string): void } }) =>
      response.writeHead(404).end('<h1>404</h1>');
    const { environment } = await awsServer(page);
    expect(await thrownBy(openDynamoDb(environment).call(request))).toMatchObject({
      name: 'UnknownError',
      $metadata: { httpStatusCode: 404 },
    });
  });
});
