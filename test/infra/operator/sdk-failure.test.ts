import { Code, ConnectError } from '@connectrpc/connect';
import { ScalekitException, ScalekitServerException } from '@scalekit-sdk/node';
import { describe, expect, it } from 'vitest';
import { classifySdkError } from '../../../infra/operator/scalekit/sdk-failure.ts';

/** As the SDK throws it when its request for a token fails. */
function tokenError(status?: number, headers = {}): Error {
  const response = status === undefined ? undefined : { status, headers, data: 'canary' };
  return Object.assign(new Error('canary'), { name: 'AxiosError', response });
}

const statusError = (code: Code) => ScalekitServerException.promote(new ConnectError('canary', code));
const unavailable = (message: string) =>
  ScalekitServerException.promote(new ConnectError(message, Code.Unavailable));

describe('an error of the SDK', () => {
  it.each([400, 401, 403])('is refused credentials when the token endpoint returns %i', (status) => {
    expect(classifySdkError(tokenError(status))).toEqual({ kind: 'credentials' });
  });

  it.each([
    ['a 429 of the token endpoint', tokenError(429, { 'retry-after': '7' }), { status: 429, retryAfter: 7 }],
    ['a 503 of the token endpoint', tokenError(503), { status: 503 }],
    ['no response of the token endpoint', tokenError(), { status: 'none' }],
    ['Unavailable', statusError(Code.Unavailable), { status: 503 }],
    ['no server', unavailable('getaddrinfo ENOTFOUND canary'), { status: 'none' }],
    ['a refused connection', unavailable('connect ECONNREFUSED 127.0.0.1:9'), { status: 'none' }],
    ['ResourceExhausted', statusError(Code.ResourceExhausted), { status: 429 }],
    ['a broken connection', new ScalekitException(new Error('canary')), { status: 'none' }],
  ])('passes after %s', (_, error, result) => {
    expect(classifySdkError(error)).toMatchObject({ kind: 'passing', result });
  });

  it.each([
    ['PermissionDenied', statusError(Code.PermissionDenied)],
    ['a 404 of the token endpoint', tokenError(404)],
    ['an internal error', new TypeError('canary')],
  ])('does not pass after %s', (_, error) => {
    expect(classifySdkError(error)).toEqual({ kind: 'refused', name: error.name });
  });

  it('shows nothing of the request or the response', () => {
    const errors = [tokenError(503), tokenError(404), statusError(Code.Internal), new TypeError('canary')];
    expect(JSON.stringify(errors.map(classifySdkError))).not.toContain('canary');
  });
});
