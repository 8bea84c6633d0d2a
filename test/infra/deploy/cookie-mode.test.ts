import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { isSameSite } from '../../../infra/deploy/parameters/cookie-mode.ts';
import { environments } from '../../../shared/config/environment.ts';
import { listProblems } from './refusals.ts';
import { acme } from './stages.ts';
import { only, refSchema, resolveRefs, synthesize } from './template.ts';

const cookieMode = {
  apiUrl: 'https://api.acme.com',
  certificateArn: 'arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d-1111',
  returnUrl: 'https://app.acme.com/connections/done',
};
const sameSite = {
  ...acme,
  allowedOrigins: ['https://app.acme.com', 'https://acme.com'],
  userVerifyUrl: 'https://app.acme.com/callback',
};
const stage = { ...sameSite, cookieMode };

describe('cookie mode', () => {
  const without = synthesize();
  const { resources, functions, template } = synthesize('cookies', stage);
  const api = only(resources('AWS::ApiGatewayV2::Api', z.record(z.string(), z.unknown())).values());

  it("has the API's own domain on the frontends' site, and no execute-api address beside it", () => {
    const domain = only(resources('AWS::ApiGatewayV2::DomainName', z.unknown()));
    expect(domain[1]).toMatchObject({
      DomainName: 'api.acme.com',
      DomainNameConfigurations: [
        expect.objectContaining({ CertificateArn: cookieMode.certificateArn, EndpointType: 'REGIONAL' }),
      ],
    });
    const mapping = only(
      resources('AWS::ApiGatewayV2::ApiMapping', z.object({ DomainName: refSchema })).values(),
    );
    expect(mapping.DomainName).toBe(domain[0]);
    expect(api.DisableExecuteApiEndpoint).toBe(true);
    expect(template.Outputs).toMatchObject({
      ApiUrl: { Value: 'https://api.acme.com/' },
      ApiDomainTarget: { Value: { 'Fn::GetAtt': [domain[0], 'RegionalDomainName'] } },
    });
  });

  it('adds one route without a token, with a throttle of its own', () => {
    const routesIn = (stack: Pick<typeof without, 'resources'>) => [
      ...stack
        .resources(
          'AWS::ApiGatewayV2::Route',
          z.object({ RouteKey: z.string(), AuthorizationType: z.string() }),
        )
        .values(),
    ];
    const others = routesIn(without).map(({ RouteKey }) => RouteKey);
    const added = routesIn({ resources }).filter(({ RouteKey }) => !others.includes(RouteKey));
    expect(added).toEqual([{ RouteKey: 'GET /callback', AuthorizationType: 'NONE' }]);
    const settings = resources('AWS::ApiGatewayV2::Stage', z.object({ RouteSettings: z.unknown() }));
    expect(only(settings.values()).RouteSettings).toMatchObject({
      'GET /callback': { ThrottlingRateLimit: 20, ThrottlingBurstLimit: 40 },
    });
  });

  it('creates the stage after the route whose throttle it sets', () => {
    const [stageId] = only(resources('AWS::ApiGatewayV2::Stage', z.unknown()));
    const routes = resources('AWS::ApiGatewayV2::Route', z.object({ RouteKey: z.string() }));
    const [callbackId] = only([...routes].filter(([, { RouteKey }]) => RouteKey === 'GET /callback'));
    expect([template.Resources[stageId]?.DependsOn].flat()).toContain(callbackId);
  });

  it('lets a browser of the origins keep the cookie', () => {
    expect(api.CorsConfiguration).toMatchObject({
      AllowOrigins: sameSite.allowedOrigins,
      AllowCredentials: true,
    });
  });

  it.each([
    [
      'connect',
      { COOKIE_CALLBACK_URL: 'https://api.acme.com/callback', USER_VERIFY_URL: stage.userVerifyUrl },
    ],
    ['callback-status', { COOKIE_RETURN_URL: cookieMode.returnUrl }],
  ] as const)('gives %s its addresses', (name, expected) => {
    const { properties } = only(functions.filter((each) => each.name === name));
    const variables = resolveRefs(properties.Environment.Variables);
    expect(environments[name].parse(variables)).toMatchObject(expected);
  });

  it('is off by default: no domain, no credentials, the execute-api address', () => {
    expect(without.resources('AWS::ApiGatewayV2::DomainName', z.unknown()).size).toBe(0);
    const [, plain] = only(without.resources('AWS::ApiGatewayV2::Api', z.record(z.string(), z.unknown())));
    expect(plain).toMatchObject({
      DisableExecuteApiEndpoint: false,
      CorsConfiguration: { AllowCredentials: false },
    });
  });

  describe('in a transition', () => {
    const between = synthesize('cookies', { ...stage, cookieMode: { ...cookieMode, transition: true } });
    const variablesOf = (name: string) =>
      only(between.functions.filter((each) => each.name === name)).properties.Environment.Variables;

    it('keeps the execute-api address beside its own domain', () => {
      const [apiId, kept] = only(
        between.resources('AWS::ApiGatewayV2::Api', z.record(z.string(), z.unknown())),
      );
      expect(kept).toMatchObject({
        DisableExecuteApiEndpoint: false,
        CorsConfiguration: { AllowCredentials: true },
      });
      expect(between.resources('AWS::ApiGatewayV2::DomainName', z.unknown()).size).toBe(1);
      expect(between.template.Outputs).toMatchObject({
        ApiUrl: { Value: { 'Fn::Join': ['', expect.arrayContaining([{ Ref: apiId }])] } },
        ApiDomainTarget: expect.anything(),
      });
    });

    it("returns new links to the product's page, and still serves the callback of earlier ones", () => {
      expect(variablesOf('connect')).toMatchObject({ USER_VERIFY_URL: stage.userVerifyUrl });
      expect(variablesOf('connect')).not.toHaveProperty('COOKIE_CALLBACK_URL');
      expect(variablesOf('callback-status')).toMatchObject({ COOKIE_RETURN_URL: cookieMode.returnUrl });
      const routes = between.resources('AWS::ApiGatewayV2::Route', z.object({ RouteKey: z.string() }));
      expect([...routes.values()].map(({ RouteKey }) => RouteKey)).toContain('GET /callback');
    });
  });

  const site = 'must be on the site of cookieMode.apiUrl (https://api.acme.com) in cookie mode';
  it.each([
    [{ allowedOrigins: ['https://app.acme.com', 'https://acme.io'] }, `allowedOrigins.1: ${site}`],
    [{ cookieMode: { ...cookieMode, returnUrl: 'https://evil.com/' } }, `cookieMode.returnUrl: ${site}`],
    [{ cookieMode: { ...cookieMode, apiUrl: 'http://api.acme.com' } }, 'cookieMode.apiUrl: must use https'],
    [
      { cookieMode: { ...cookieMode, apiUrl: 'https://api.acme.com/v1' } },
      'cookieMode.apiUrl: must be an exact origin',
    ],
    [
      { cookieMode: { apiUrl: cookieMode.apiUrl, returnUrl: cookieMode.returnUrl } },
      'cookieMode.certificateArn: is missing',
    ],
    [
      { cookieMode: { ...cookieMode, certificateArn: 'acme' } },
      'cookieMode.certificateArn: is not the ARN of an ACM certificate',
    ],
  ])('is refused with %j', (change, problem) => {
    expect(listProblems({ ...stage, ...change })[0]).toContain(problem);
  });

  it.each([
    ['https://app.acme.com', 'https://api.acme.com', true],
    ['https://acme.com', 'https://a.b.acme.com:8443', true],
    ['https://one.co.uk', 'https://two.co.uk', false],
    ['https://one.github.io', 'https://two.github.io', false],
    ['http://acme.com', 'https://acme.com', false],
    ['http://localhost:5173', 'http://localhost:3000', true],
    ['http://localhost:5173', 'http://127.0.0.1:3000', false],
  ])('judges whether %s and %s are of one site: %s', (one, other, expected) => {
    expect(isSameSite(one, other)).toBe(expected);
  });
});
