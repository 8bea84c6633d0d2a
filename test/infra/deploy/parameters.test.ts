import { describe, expect, it } from 'vitest';
import { parseParameters } from '../../../infra/deploy/parameters/parameters.ts';
import { EXAMPLES, listProblems } from './refusals.ts';
import { acme } from './stages.ts';

function without(parameter: keyof typeof acme): object {
  const { [parameter]: _omitted, ...rest } = acme;
  return rest;
}

describe('parameters', () => {
  it('are accepted as written, with the name of their stage', () => {
    expect(parseParameters({ stage: 'prod', stages: { prod: acme } })).toEqual({ ...acme, stage: 'prod' });
  });

  it('default to no service clients, sub, 100 requests a second, no reserved concurrency, traces, an alarm at ten findings and 30 days of logs', () => {
    const { serviceClients, userClaim, throttle, concurrency, tracing, ...others } = acme;
    const { reconcileFindings, logRetentionDays, ...required } = others;
    expect(parseParameters({ stage: 'prod', stages: { prod: required } })).toEqual({
      ...required,
      stage: 'prod',
      serviceClients: [],
      userClaim: 'sub',
      throttle: { ratePerSecond: 100, burst: 200 },
      concurrency: {},
      tracing: 'Active',
      reconcileFindings: 10,
      logRetentionDays: 30,
    });
  });

  it.each([
    'scalekitEnvironmentUrl',
    'issuer',
    'audience',
    'allowedOrigins',
    'userVerifyUrl',
    'connectionNames',
  ] as const)('are refused without %s', (parameter) => {
    expect(listProblems(without(parameter))).toEqual([`${parameter}: is missing${EXAMPLES[parameter]}`]);
  });

  const https = 'must use https';
  const origin = (of: string) => `must be an exact origin without path or trailing slash (${of})`;
  const wild = 'must have no wildcard and no white space';
  const notAWord = 'must be a word without white space or comma';
  it.each<[keyof typeof acme, unknown, string]>([
    ['scalekitEnvironmentUrl', 'http://acme.scalekit.dev', `: ${https}`],
    ['scalekitEnvironmentUrl', 'acme.scalekit.dev', ': is not a URL'],
    ['scalekitEnvironmentUrl', 'https://acme.scalekit.dev/', `: ${origin('https://acme.scalekit.dev')}`],
    [
      'scalekitEnvironmentUrl',
      'https://me:secret@acme.scalekit.dev',
      ': must have no user name and no password',
    ],
    ['issuer', 'http://login.acme.test', `: ${https}`],
    ['issuer', 'http://localhost:4000', `: ${https}`],
    ['issuer', 'ftp://login.acme.test', `: ${https}`],
    ['issuer', 'https://login.acme.test?tenant=1', ': must have no query'],
    ['issuer', 'https://login.acme.test#', ': must have no fragment'],
    ['issuer', ' https://login.acme.test', `: ${wild}`],
    ['issuer', '', ': is not a URL'],
    ['issuer', 7, ': must be of type string'],
    ['audience', [], ': must name at least one audience'],
    ['audience', 'https://api.acme.test', ': must be of type array'],
    ['audience', [''], `.0: ${notAWord}`],
    ['serviceClients', ['nightly,crm'], `.0: ${notAWord}`],
    ['userClaim', 'email', ': names a claim that can be reassigned'],
    ['userClaim', 'preferred_username', ': names a claim that can be reassigned'],
    ['userClaim', 'upn', ': names a claim that can be reassigned'],
    ['userClaim', 'name', ': names a claim that can be reassigned'],
    ['userClaim', '', `: ${notAWord}`],
    ['allowedOrigins', [], ': must name at least one origin'],
    ['allowedOrigins', ['*'], `.0: ${wild}`],
    ['allowedOrigins', ['https://app.acme.test', 'https://*.acme.test'], `.1: ${wild}`],
    ['allowedOrigins', ['https://app.acme.test/'], `.0: ${origin('https://app.acme.test')}`],
    ['allowedOrigins', ['https://app.acme.test/app'], `.0: ${origin('https://app.acme.test')}`],
    ['allowedOrigins', ['https://App.acme.test:443'], `.0: ${origin('https://app.acme.test')}`],
    ['allowedOrigins', ['http://app.acme.test'], `.0: ${https}`],
    ['allowedOrigins', ['http://localhost:5173'], `.0: ${https}`],
    ['allowedOrigins', ['null'], '.0: is not a URL'],
    ['userVerifyUrl', 'http://app.acme.test/callback', `: ${https}`],
    ['userVerifyUrl', 'https://app.acme.test/#/callback', ': must have no fragment'],
    ['userVerifyUrl', '/callback', ': is not a URL'],
    ['userVerifyUrl', 'javascript:alert(1)', `: ${https}`],
    ['serverSide', 'yes', ': must be of type boolean'],
    ['connectUrl', 'http://app.acme.test/connections', `: ${https}`],
    ['connectUrl', 'javascript:alert(1)', `: ${https}`],
    ['connectUrl', 'https://me:secret@app.acme.test/', ': must have no user name and no password'],
    ['connectUrl', 'https://app.acme.test/#/connections', ': must have no fragment'],
    ['connectUrl', '/connections', ': is not a URL'],
    ['connectUrl', 'https://app.acme.test/?a=1&connection=', ': must have no connection in its query'],
    ['connectionNames', {}, ': must name at least one connection'],
    ['providerApiUrls', { freshdesk: 'http://acme.freshdesk.test' }, `.freshdesk: ${https}`],
    ['providerApiUrls', { freshdesk: 'https://acme.freshdesk.test/?a=1' }, '.freshdesk: must have no query'],
    ['providerApiUrls', {}, '.freshdesk: is missing: the actions of the connection have no address'],
    ['connectUrl', 'https://app.acme.test/?account=x', ': must have no account in its query'],
    ['connectUrl', 'https://app.acme.test/?reconnect=true', ': must have no reconnect in its query'],
    ['connectionNames', { ...acme.connectionNames, gmail: '' }, `.gmail: ${notAWord}`],
    ['connectionNames', { ...acme.connectionNames, github: 'github-prod' }, '.github: is unknown'],
    ['throttle', { ratePerSecond: 7 }, '.burst: is missing'],
    ['throttle', { ratePerSecond: 0, burst: 1 }, '.ratePerSecond: Too small: expected number to be >=1'],
    ['throttle', { ratePerSecond: 7, burst: 11, perUser: 1 }, '.perUser: is unknown'],
    ['concurrency', { 'mail-digest': 0 }, '.mail-digest: Too small: expected number to be >=1'],
    ['concurrency', { 'mail-digest': 1.5 }, '.mail-digest: must be of type int'],
    ['concurrency', { 'mail-digest': '20' }, '.mail-digest: must be of type number'],
    ['concurrency', { mailDigest: 20 }, '.mailDigest: is unknown'],
    ['concurrency', 20, ': must be of type record'],
    ['tracing', 'Disabled', ': Invalid option: expected one of "Active"|"PassThrough"'],
    ['tracing', true, ': Invalid option: expected one of "Active"|"PassThrough"'],
    ['reconcileFindings', 0, ': Too small: expected number to be >=1'],
    ['logRetentionDays', 29, ': must be one of 1, 3, 5, 7, 14, 30, 60, 90,'],
    ['logRetentionDays', 9999, ': must be one of 1, 3, 5, 7, 14, 30, 60, 90,'],
  ])(
    'are refused with %s = %j, and the name, the problem and an example are reported',
    (parameter, value, problem) => {
      const [problemLine, ...others] = listProblems({ ...acme, [parameter]: value });
      expect(others).toEqual([]);
      expect(problemLine?.startsWith(`${parameter}${problem}`), problemLine).toBe(true);
      expect(problemLine?.endsWith(EXAMPLES[parameter]), problemLine).toBe(true);
    },
  );

  it('are refused with every problem in one message', () => {
    const { issuer: _omitted, ...rest } = acme;
    expect(listProblems({ ...rest, audience: [], issuerUrl: acme.issuer })).toEqual([
      `issuer: is missing${EXAMPLES.issuer}`,
      `audience: must name at least one audience${EXAMPLES.audience}`,
      'issuerUrl: is unknown',
    ]);
  });

  it('are refused when the stage has none', () => {
    expect(listProblems('eu-west-1')).toEqual(['the stage: must be of type object']);
  });
});
