import { describe, expect, it } from 'vitest';
import { parseParameters } from '../../../infra/deploy/parameters/parameters.ts';
import { localConnectionNames, localStage } from '../../../infra/local/run/local-stage.ts';
import { readStartOptions } from '../../../infra/local/run/start-options.ts';

const apiUrl = 'http://127.0.0.1:3000';
const onLocalhost = { apiUrl: 'http://localhost:3000', cookieMode: true };

const build = (options: Partial<Parameters<typeof localStage>[2]> = {}) =>
  localStage('http://127.0.0.1:4010', localConnectionNames(), {
    ...{ issuer: 'http://127.0.0.1:4000', apiUrl, simulatorUrl: 'http://127.0.0.1:4010' },
    ...options,
  });

describe('the parameters of stage local', () => {
  it.each([
    ["the console's callback page", {}],
    ['a callback page on any port', { userVerifyUrl: 'http://localhost:8080/callback' }],
    ['cookie mode', onLocalhost],
    [
      'cookie mode and a callback page of another site',
      { ...onLocalhost, userVerifyUrl: 'http://127.0.0.1:8080/callback' },
    ],
  ])('are accepted by the synth: %s', (_, options) => {
    const stage = build(options);
    expect(parseParameters({ stage: 'local', stages: { local: stage } })).toMatchObject(stage);
  });

  it('let a frontend on port 5173 call the API', () => {
    expect(build().allowedOrigins).toEqual(['http://localhost:5173', 'http://127.0.0.1:5173', apiUrl]);
  });

  it('let a frontend of one site call the API in cookie mode, whose links end in the console', () => {
    const stage = build(onLocalhost);
    expect(stage.allowedOrigins).toEqual(['http://localhost:5173', onLocalhost.apiUrl]);
    expect(stage.cookieMode).toEqual({
      apiUrl: onLocalhost.apiUrl,
      returnUrl: `${onLocalhost.apiUrl}/console/linked`,
    });
  });
});

describe('the callback page of the local stage', () => {
  it("is the console's by default", () => {
    expect(build().userVerifyUrl).toBe(`${apiUrl}/console/callback`);
  });

  it('can be configured, and its origin may call the API', () => {
    const stage = build({ userVerifyUrl: 'https://app.example.com/linked?from=a' });
    expect(stage.userVerifyUrl).toBe('https://app.example.com/linked?from=a');
    expect(stage.allowedOrigins).toContain('https://app.example.com');
  });

  it.each(['http://localhost:8080/callback', 'http://127.0.0.1:1/x', 'https://app.example.com/callback'])(
    'may be %s',
    (url) => {
      expect(readStartOptions(['--user-verify-url', url], {})).toEqual({
        port: 3000,
        userVerifyUrl: url,
        webhooks: true,
      });
    },
  );

  it.each([
    ['http://app.example.com/callback', 'may use http only with a loopback host such as localhost'],
    ['ftp://localhost/callback', 'must use https'],
    ['https://app.example.com/#callback', 'must have no fragment'],
    ['/callback', 'is not a URL'],
  ])('is not %s', (url, problem) => {
    expect(() => readStartOptions(['--user-verify-url', url], {})).toThrow(
      `--user-verify-url ${problem}: "${url}"`,
    );
  });
});
