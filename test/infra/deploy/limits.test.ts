import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { acme } from './stages.ts';
import { only, synthesize } from './template.ts';

const returnUrl = 'https://app.acme.test/connections/done';
const certificateArn = 'arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d-1111';
const longest = 'a'.repeat(30);

/** The largest stage: its name, both modes, and as many audiences as API Gateway accepts. */
const { template, resources } = synthesize(longest, {
  ...acme,
  audience: Array.from({ length: 50 }, (_, index) => `https://api-${index}.acme.test`),
  cookieMode: { apiUrl: 'https://api.acme.test', certificateArn, returnUrl },
  console: { clientId: 'acme-console' },
});

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html and the pages of each service */
describe('the limits of AWS', () => {
  it('hold the template: 500 resources, a million bytes', () => {
    expect(Object.keys(template.Resources).length).toBeLessThanOrEqual(500);
    expect(Buffer.byteLength(JSON.stringify(template))).toBeLessThanOrEqual(1_000_000);
  });

  it('hold the API: 300 routes, 300 integrations, 10 scopes per route, 50 audiences', () => {
    const route = z.object({ AuthorizationScopes: z.array(z.string()).default([]) });
    const routes = [...resources('AWS::ApiGatewayV2::Route', route).values()];
    expect(routes.length).toBeLessThanOrEqual(300);
    expect(
      Math.max(...routes.map(({ AuthorizationScopes }) => AuthorizationScopes.length)),
    ).toBeLessThanOrEqual(10);
    expect(resources('AWS::ApiGatewayV2::Integration', z.unknown()).size).toBeLessThanOrEqual(300);
    const authorizer = z.object({ JwtConfiguration: z.object({ Audience: z.array(z.string()) }) });
    const { JwtConfiguration } = only(resources('AWS::ApiGatewayV2::Authorizer', authorizer).values());
    expect(JwtConfiguration.Audience.length).toBeLessThanOrEqual(50);
  });

  it('hold the format of the access log: 3 KB', () => {
    const stage = z.object({ AccessLogSettings: z.object({ Format: z.string() }) });
    const { AccessLogSettings } = only(resources('AWS::ApiGatewayV2::Stage', stage).values());
    expect(Buffer.byteLength(AccessLogSettings.Format)).toBeLessThanOrEqual(3_072);
  });

  it('hold the descriptions of functions, 256 characters, and the name of the schedule group, 64', () => {
    const described = resources('AWS::Lambda::Function', z.object({ Description: z.string() }));
    for (const { Description } of described.values()) expect(Description.length).toBeLessThanOrEqual(256);
    const group = only(resources('AWS::Scheduler::ScheduleGroup', z.object({ Name: z.string() })).values());
    expect(group.Name.length).toBeLessThanOrEqual(64);
  });
});
