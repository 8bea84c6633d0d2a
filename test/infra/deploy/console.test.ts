import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseParameters } from '../../../infra/deploy/parameters/parameters.ts';
import type { FunctionName } from '../../../shared/config/environment.ts';
import { readEnvironment } from '../../../shared/config/environment.ts';
import { consoleRows } from '../../support/stack/authorization-rows.ts';
import { listProblems } from './refusals.ts';
import { acme } from './stages.ts';
import { only, resolveRefs, synthesize } from './template.ts';

const console = { clientId: 'acme-console', scopes: ['openid', 'onbehalf/read'] };

describe('the parameter console', () => {
  it('is off by default, and requests a sign-in, reading and writing unless it names other scopes', () => {
    const accept = (values: object) => parseParameters({ stage: 'prod', stages: { prod: values } }).console;
    expect(accept(acme)).toBeUndefined();
    expect(accept({ ...acme, console })).toEqual(console);
    expect(accept({ ...acme, console: { clientId: 'acme-console' } })?.scopes).toEqual([
      'openid',
      'onbehalf/read',
      'onbehalf/write',
    ]);
  });

  it.each([
    [{ ...console, clientId: '' }, 'console.clientId: must be a word'],
    [{ scopes: ['openid'] }, 'console.clientId: is missing'],
    [{ ...console, clientId: 'crm-sync' }, 'console.clientId: is one of serviceClients: register a public'],
    [{ ...console, clientSecret: 'x' }, 'console.clientSecret: is unknown'],
    [{ ...console, scopes: [] }, 'console.scopes: must name at least one scope'],
    [{ ...console, scopes: ['openid', 'openid'] }, 'console.scopes.1: repeats a value'],
    [
      { ...console, scopes: ['openid onbehalf/read'] },
      'console.scopes.0: must be a scope without white space',
    ],
    [{ ...console, scopes: ['onbehalf/act-as'] }, 'console.scopes.0: is for services'],
    [{ ...console, scopes: ['api://acme/onbehalf/act-as'] }, 'console.scopes.0: is for services'],
    [true, 'console: must be of type object'],
  ])('is refused as %j', (value, problem) => {
    const [line, ...others] = listProblems({ ...acme, console: value });
    expect(line).toContain(problem);
    expect(line).toMatch(/; for example \{"clientId":"onbehalf-console","scopes":\[/);
    expect(others).toEqual([]);
  });
});

const cookieMode = {
  apiUrl: 'https://api.acme.test',
  certificateArn: 'arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d-1111',
  returnUrl: 'https://app.acme.test/connections/done',
};

type Synthesized = ReturnType<typeof synthesize>;

const keysIn = ({ resources }: Synthesized) =>
  [...resources('AWS::ApiGatewayV2::Route', z.object({ RouteKey: z.string() })).values()].map(
    ({ RouteKey }) => RouteKey,
  );

function environmentIn<Name extends FunctionName>({ functions }: Synthesized, name: Name) {
  const { properties } = only(functions.filter((each) => each.name === name));
  return readEnvironment(name, resolveRefs(properties.Environment.Variables));
}

/** The address that AWS generates, as the tests resolve it. */
const GENERATED = expect.stringMatching(/^https:\/\/[a-z0-9]+\.execute-api\.test$/);

describe('a stage with the console', () => {
  const plain = synthesize();
  const stage = synthesize('console', { ...acme, console });
  const inCookieMode = synthesize('console', { ...acme, console, cookieMode });
  const inTransition = synthesize('console', {
    ...acme,
    console,
    cookieMode: { ...cookieMode, transition: true },
  });

  it('adds the two routes of the console, each with a throttle of its own', () => {
    const added = keysIn(stage).filter((key) => !keysIn(plain).includes(key));
    expect(added.toSorted()).toEqual(Object.keys(consoleRows).toSorted());
    const settings = stage.resources(
      'AWS::ApiGatewayV2::Stage',
      z.object({ RouteSettings: z.record(z.string(), z.unknown()) }),
    );
    expect(only(settings.values()).RouteSettings).toMatchObject({
      'GET /console': { ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 },
      'GET /console/{file}': { ThrottlingRateLimit: 100, ThrottlingBurstLimit: 200 },
    });
  });

  it("gives the function the API's own address, the issuer, the client and its scopes", () => {
    expect(environmentIn(stage, 'console')).toEqual({
      API_URL: GENERATED,
      ISSUER: acme.issuer,
      CONSOLE_CLIENT_ID: 'acme-console',
      CONSOLE_SCOPES: 'openid onbehalf/read',
      MODES: ['console'],
    });
    expect(environmentIn(plain, 'console')).toEqual({ API_URL: GENERATED, ISSUER: acme.issuer, MODES: [] });
  });

  it("returns the console's links to its own pages, and gives no function without the console such an address", () => {
    const pages = (origin: string) => ({
      callback: `${origin}/console/callback`,
      linked: `${origin}/console/linked`,
    });
    const generated = String(environmentIn(plain, 'console').API_URL);
    const { callback } = pages(generated);
    const started = { CONSOLE_CLIENT_ID: 'acme-console', CONSOLE_CALLBACK_URL: callback };
    expect(environmentIn(stage, 'connect')).toMatchObject({
      ...started,
      USER_VERIFY_URL: acme.userVerifyUrl,
    });
    expect(environmentIn(inTransition, 'connect')).toMatchObject(started);
    const own = pages(cookieMode.apiUrl);
    expect(environmentIn(inCookieMode, 'connect')).toMatchObject({
      CONSOLE_CALLBACK_URL: own.callback,
      COOKIE_CALLBACK_URL: `${cookieMode.apiUrl}/callback`,
    });
    expect(environmentIn(inCookieMode, 'callback-status')).toMatchObject({
      CONSOLE_CALLBACK_URL: own.callback,
      CONSOLE_RETURN_URL: own.linked,
      COOKIE_RETURN_URL: cookieMode.returnUrl,
    });
    for (const name of ['connect', 'callback-status'] as const) {
      expect(environmentIn(plain, name)).not.toHaveProperty('CONSOLE_CALLBACK_URL');
    }
    expect(environmentIn(stage, 'callback-status')).not.toHaveProperty('CONSOLE_CALLBACK_URL');
  });

  it("serves the console at the API's own domain in cookie mode, and at the generated address in a transition", () => {
    const MODES = ['cookie-mode', 'console'];
    const expected = { API_URL: cookieMode.apiUrl, COOKIE_MODE: 'true', MODES };
    expect(environmentIn(inCookieMode, 'console')).toMatchObject(expected);
    expect(environmentIn(inTransition, 'console')).toMatchObject({ API_URL: GENERATED, MODES });
    expect(environmentIn(inTransition, 'console')).not.toHaveProperty('COOKIE_MODE');
  });
});
