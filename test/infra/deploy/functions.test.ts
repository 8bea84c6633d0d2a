import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { environments, type FunctionName, readEnvironment } from '../../../shared/config/environment.ts';
import {
  FUNCTION_DEADLINE_MS,
  PROVIDER_CALL_MS,
  SCALEKIT_RESPONSE_BYTES,
  TABLE_ATTEMPTS,
  TABLE_CALL_MS,
  WRITE_LEASE_SECONDS,
} from '../../../shared/config/limits.ts';
import { type ConnectionConfig, connections } from '../../../shared/connections/connections.ts';
import { acme, local } from './stages.ts';
import { arnSchema, only, refSchema, resolveRefs, type SynthesizedFunction, synthesize } from './template.ts';

const { functions, resources, template } = synthesize();
const each = functions.map((found): [string, SynthesizedFunction] => [found.name, found]);
const tableId = only(resources('AWS::DynamoDB::GlobalTable', z.unknown()).keys());
const secretId = only(resources('AWS::SecretsManager::Secret', z.unknown()).keys());

describe('functions', () => {
  it('are those that have an environment schema', () => {
    expect(functions.map(({ name }) => name).toSorted()).toEqual(Object.keys(environments).toSorted());
  });

  it.each(each)('run on Node 24 and arm64, traced, logging JSON: %s', (_name, { properties }) => {
    expect(properties).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
      MemorySize: 1024,
      TracingConfig: { Mode: 'Active' },
      LoggingConfig: { LogFormat: 'JSON' },
    });
  });

  it.each(each)(
    'have the memory, and with it the processor, of a fast cold start: %s',
    (_name, { properties }) => {
      expect(properties.MemorySize).toBe(1024);
      expect(4 * SCALEKIT_RESPONSE_BYTES).toBeLessThanOrEqual(properties.MemorySize * 1024 * 1024);
    },
  );

  it.each(each)(
    'are created after the rights of their role, which their first call needs: %s',
    (_name, { id, properties }) => {
      const policies = resources('AWS::IAM::Policy', z.object({ Roles: z.array(refSchema) }));
      const own = [...policies]
        .filter(([, { Roles }]) => Roles.includes(properties.Role))
        .map(([policy]) => policy);
      expect(own.length).toBeGreaterThan(0);
      expect([template.Resources[id]?.DependsOn].flat()).toEqual(expect.arrayContaining(own));
    },
  );

  it('log into a group each, kept as long as the parameters set', () => {
    const retention = resources('AWS::Logs::LogGroup', z.object({ RetentionInDays: z.number() }));
    const groups = functions.map(({ properties }) => properties.LoggingConfig.LogGroup);
    expect(new Set(groups).size).toBe(functions.length);
    expect(groups.map((group) => retention.get(group)?.RetentionInDays)).toEqual(
      groups.map(() => acme.logRetentionDays),
    );
  });

  it.each(each)(
    'accept the environment that the stack sets, which has no other variable: %s',
    (_name, found) => {
      const given = resolveRefs(found.properties.Environment.Variables);
      const read = readEnvironment(found.name, given);
      const required = Object.entries(environments[found.name].shape).filter(
        ([, schema]) => !schema.safeParse(undefined).success,
      );
      expect(Object.keys(given).toSorted()).toEqual(required.map(([name]) => name).toSorted());
      const scalekit = {
        SCALEKIT_ENVIRONMENT_URL: acme.scalekitEnvironmentUrl,
        SCALEKIT_SECRET_ARN: `ref:${secretId}`,
        CONNECTION_NAMES: acme.connectionNames,
      };
      const state = { TABLE_NAME: `ref:${tableId}` };
      const expected = Object.entries({ ...scalekit, ...state }).filter(([name]) => name in given);
      expect(read).toMatchObject(Object.fromEntries(expected));
    },
  );

  const environmentOf = (name: FunctionName) =>
    resolveRefs(only(functions.filter((found) => found.name === name)).properties.Environment.Variables);
  const callable = functions.filter(({ name }) => 'USER_CLAIM' in environments[name].shape);

  it.each(callable.map(({ name }) => name))('receive who may call: %s', (name) => {
    expect(callable.length).toBeGreaterThanOrEqual(4);
    expect(readEnvironment(name, environmentOf(name))).toMatchObject({
      USER_CLAIM: acme.userClaim,
      SERVICE_CLIENTS: acme.serviceClients,
    });
  });

  it('receive where the browser returns, and whose tokens a digest is for', () => {
    expect(readEnvironment('connect', environmentOf('connect')).USER_VERIFY_URL).toBe(acme.userVerifyUrl);
    expect(readEnvironment('mail-digest', environmentOf('mail-digest')).ISSUER).toBe(acme.issuer);
  });

  it('receive the addresses of the providers, which stage local replaces', () => {
    const urlsIn = (each: SynthesizedFunction[]) => {
      const { properties } = only(each.filter(({ name }) => name === 'mail-digest'));
      return readEnvironment('mail-digest', resolveRefs(properties.Environment.Variables)).PROVIDER_API_URLS;
    };
    const declared = Object.entries<ConnectionConfig>(connections)
      .filter(([, { apiUrl }]) => apiUrl !== undefined)
      .map(([name, { apiUrl }]) => [name, apiUrl]);
    expect(declared.length).toBeGreaterThan(0);
    expect(urlsIn(functions)).toEqual(Object.fromEntries(declared));
    const providerApiUrls = { gmail: 'http://127.0.0.1:4010/google' };
    const emulated = synthesize('local', { ...local, providerApiUrls }).functions;
    expect(urlsIn(emulated)).toEqual({ ...Object.fromEntries(declared), ...providerApiUrls });
  });

  it.each(['connect', 'digest-schedule', 'reconcile'] as const)(
    'receive what a schedule consists of: %s',
    (name) => {
      const { properties } = only(functions.filter((found) => found.name === name));
      const mailDigest = only(functions.filter((found) => found.name === 'mail-digest'));
      const group = only(resources('AWS::Scheduler::ScheduleGroup', z.object({ Name: z.string() })).values());
      expect(resolveRefs(properties.Environment.Variables)).toMatchObject({
        SCHEDULE_GROUP: group.Name,
        SCHEDULE_ROLE_ARN: expect.stringMatching(/^arn:DigestSchedulesRole/),
        MAIL_DIGEST_ARN: `arn:${mailDigest.id}`,
        DEAD_LETTER_ARN: `arn:${only(resources('AWS::SQS::Queue', z.unknown()).keys())}`,
      });
    },
  );
});

describe('deadlines', () => {
  const integrations = resources(
    'AWS::ApiGatewayV2::Integration',
    z.object({ IntegrationUri: arnSchema, TimeoutInMillis: z.number() }),
  );

  it.each(each)('nest, each with time left for the one above it: %s', (_name, { properties }) => {
    expect(PROVIDER_CALL_MS).toBeLessThan(FUNCTION_DEADLINE_MS);
    // The outcome of a write may be stored after its deadline, but before the function ends.
    expect(FUNCTION_DEADLINE_MS + TABLE_ATTEMPTS * TABLE_CALL_MS).toBeLessThan(properties.Timeout * 1000);
    expect(properties.Timeout).toBeLessThan(WRITE_LEASE_SECONDS);
  });

  it.each([...integrations])('end the function before the gateway gives up: %s', (_id, integration) => {
    const target = only(functions.filter(({ id }) => id === integration.IntegrationUri));
    expect(target.properties.Timeout * 1000).toBeLessThan(integration.TimeoutInMillis);
    expect(integration.TimeoutInMillis).toBeLessThanOrEqual(30_000);
  });
});
