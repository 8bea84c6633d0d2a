import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openService } from '../../../shared/aws/aws-service.ts';
import type { ServiceName } from '../../../shared/aws/endpoint.ts';
import { fromAwsError } from '../../../shared/errors/from-aws-error.ts';
import { localEnvironment } from '../../support/aws/local-environment.ts';
import { thrownBy } from '../../support/scalekit/simulated-scalekit.ts';

let respond: (response: ServerResponse) => void;
const server = createServer((_request, response) => respond(response));
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => server.close());

function call(service: ServiceName): Promise<unknown> {
  const { port } = server.address() as AddressInfo;
  const environment = localEnvironment(`http://127.0.0.1:${port}`);
  return openService({ service, attempts: 1, attemptMs: 30_000, environment }).call({
    method: 'POST',
    path: '/',
  });
}

const services: ServiceName[] = ['dynamodb', 'lambda', 'scheduler', 'secretsmanager'];

const returning = (status: number, code: string) => (response: ServerResponse) =>
  response.writeHead(status, { 'x-amzn-errortype': code }).end(JSON.stringify({ __type: code }));

const refusals: [number, string][] = [
  [400, 'AccessDeniedException'],
  [403, 'AccessDeniedException'],
  [403, 'AccessDenied'],
  [502, 'KMSAccessDeniedException'],
  [500, 'AccessDeniedException'],
  [402, 'ServiceQuotaExceededException'],
  [400, 'ServiceQuotaExceededException'],
  [400, 'UnrecognizedClientException'],
  [403, 'UnrecognizedClientException'],
  [403, 'InvalidSignatureException'],
  [403, 'SignatureDoesNotMatch'],
  [403, 'MissingAuthenticationTokenException'],
  [404, 'ResourceNotFoundException'],
  [400, 'ResourceNotFoundException'],
  [400, 'ValidationException'],
  [413, 'RequestEntityTooLargeException'],
  [400, 'DecryptionFailure'],
  [400, 'AnotherException'],
  [403, 'AnotherException'],
];

const outages: [number, string][] = [
  [500, 'InternalServerError'],
  [500, 'InternalServerException'],
  [502, 'ResourceNotReadyException'],
  [503, 'ServiceUnavailableException'],
  [400, 'ThrottlingException'],
  [429, 'ThrottlingException'],
  [429, 'TooManyRequestsException'],
  [400, 'ProvisionedThroughputExceededException'],
  [400, 'RequestLimitExceeded'],
  [400, 'TransactionConflictException'],
  [409, 'ConflictException'],
  [409, 'ResourceConflictException'],
  [400, 'ExpiredTokenException'],
  [403, 'ExpiredTokenException'],
  [408, 'RequestTimeoutException'],
  // Codes that a service may add later: the status decides.
  [429, 'AnotherLimitException'],
  [409, 'AnotherConflictException'],
  [408, 'AnotherTimeoutException'],
];

describe.each(services)('an error of %s', (service) => {
  const codeOf = async () => {
    const cause = await thrownBy(call(service));
    const error = fromAwsError(cause);
    expect(error.cause).toBe(cause);
    return error.code;
  };

  it.each(refusals)('is internal when AWS refuses the request for good: %i %s', async (status, code) => {
    respond = returning(status, code);
    expect(await codeOf()).toBe('internal');
  });

  it.each(outages)('is upstream-unavailable when it may pass: %i %s', async (status, code) => {
    respond = returning(status, code);
    expect(await codeOf()).toBe('upstream-unavailable');
  });

  it.each<[string, (response: ServerResponse) => void]>([
    ['a reset', (response) => response.socket?.resetAndDestroy()],
    ['a closed connection', (response) => response.socket?.end()],
    ['a page of a proxy with 503', (response) => response.writeHead(503).end('<h1>503</h1>')],
  ])('is upstream-unavailable after %s', async (_how, how) => {
    respond = how;
    expect(await codeOf()).toBe('upstream-unavailable');
  });
});

describe('an error that is not of AWS', () => {
  it.each([
    [
      'no credentials of the function',
      Object.assign(new Error('x'), { name: 'CredentialsProviderError' }),
      'internal',
    ],
    ['a timeout', Object.assign(new Error('x'), { name: 'TimeoutError' }), 'upstream-unavailable'],
    ['no error', undefined, 'upstream-unavailable'],
  ])('is classified: %s', (_which, cause, code) => {
    expect(fromAwsError(cause).code).toBe(code);
  });
});
