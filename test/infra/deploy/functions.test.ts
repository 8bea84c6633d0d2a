import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { apiFunctions } from '../../../infra/deploy/functions/api-functions.ts';
import { jobFunctions } from '../../../infra/deploy/functions/job-functions.ts';
import { SEAL_USER_MS } from '../../../shared/config/activity-limits.ts';
import { environments, type FunctionName, readEnvironment } from '../../../shared/config/environment.ts';
import {
  ATTEMPT_LIFETIME_SECONDS,
  DIGEST_ATTEMPTS,
  DIGEST_CALL_MS,
  DIGEST_TIMEOUT_SECONDS,
  JOB_CLOSING_MS,
  RECONCILE_USER_MS,
  RUN_LIFETIME_SECONDS,
  SEND_MS,
} from '../../../shared/config/job-limits.ts';
import {
  EVENT_LEASE_SECONDS,
  PROVIDER_CALL_MS,
  REQUEST_DEADLINE_MS,
  SCALEKIT_RESPONSE_BYTES,
  TABLE_ATTEMPTS,
  TABLE_CALL_MS,
  WEBHOOK_DEADLINE_MS,
  WRITE_LEASE_SECONDS,
} from '../../../shared/config/limits.ts';
import { type ConnectionConfig, connections } from '../../../shared/connections/connections.ts';
import { acme, local } from './stages.ts';
import { arnSchema, only, refSchema, resolveRefs, type SynthesizedFunction, synthesize } from './template.ts';

/** https://docs.scalekit.com/reference/webhooks/overview/ */
const SCALEKIT_WAITS_MS = 10_000;
const { functions, resources, template } = synthesize();
const providerApiUrls = { gmail: 'http://127.0.0.1:4010/google' };
const emulated = synthesize('local', {
  ...local,
  providerApiUrls: { ...local.providerApiUrls, ...providerApiUrls },
});
const declared = { ...apiFunctions, ...jobFunctions };
const each = functions.map((found): [FunctionName, SynthesizedFunction] => [found.name, found]);
const tableId = only(resources('AWS::DynamoDB::GlobalTable', z.unknown()).keys());
const secretId = only(resources('AWS::SecretsManager::Secret', z.unknown()).keys());

describe('functions', () => {
  it('are those that have an environment schema', () => {
    expect(functions.map(({ name }) => name).toSorted()).toEqual(Object.keys(environments).toSorted());
  });

  it.each(each)('run on Node 24 and arm64, logging JSON: %s', (_name, { properties }) => {
    expect(properties).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
      // At INFO the log has Lambda's report of each invocation, which `npm run bench -- report` reads.
      LoggingConfig: { LogFormat: 'JSON', SystemLogLevel: 'INFO' },
    });
  });

  it.each(each)('have the memory and the timeout of their declaration: %s', (name, { properties }) => {
    const { memoryMegabytes, timeoutSeconds } = declared[name].size;
    expect([properties.MemorySize, properties.Timeout]).toEqual([memoryMegabytes, timeoutSeconds]);
  });

  it.each(each.filter(([name]) => 'SCALEKIT_SECRET_ARN' in environments[name].shape))(
    'have room for the largest response of Scalekit: %s',
    (_name, { properties }) => {
      // The peak that `npm run bench -- memory` measures with it.
      expect(6 * SCALEKIT_RESPONSE_BYTES).toBeLessThanOrEqual(properties.MemorySize * 1024 * 1024);
    },
  );

  it.each(each)('share the concurrency of the account, unless the stage reserves some: %s', (name, found) => {
    expect(found.properties.ReservedConcurrentExecutions).toBe(name === 'mail-digest' ? 20 : undefined);
  });

  it('are traced by X-Ray where the stage has Active', () => {
    const modes = (all: SynthesizedFunction[]) => all.map(({ properties }) => properties.TracingConfig?.Mode);
    expect(new Set(modes(emulated.functions))).toEqual(new Set(['Active']));
    // Without the property, CloudFormation uses PassThrough.
    expect(new Set(modes(functions))).toEqual(new Set([undefined]));
  });

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
    'accept the environment that the stack sets, which has no other variable but one of Node: %s',
    (_name, found) => {
      const { NODE_OPTIONS, ...given } = resolveRefs(found.properties.Environment.Variables);
      expect(NODE_OPTIONS).toBe('--max-semi-space-size=8');
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

  it.each(['mail-digest', 'execute-action', 'mcp', 'digest-schedule'] as const)(
    'receive the addresses of the providers, which stage local replaces: %s',
    (name) => {
      const urlsIn = (each: SynthesizedFunction[]) => {
        const { properties } = only(each.filter((found) => found.name === name));
        return readEnvironment(name, resolveRefs(properties.Environment.Variables)).PROVIDER_API_URLS;
      };
      const declared = Object.entries<ConnectionConfig>(connections)
        .filter(([, { apiUrl }]) => apiUrl !== undefined)
        .map(([name, { apiUrl }]) => [name, apiUrl]);
      expect(declared.length).toBeGreaterThan(0);
      const known = { ...Object.fromEntries(declared), ...acme.providerApiUrls };
      expect(urlsIn(functions)).toEqual(known);
      expect(urlsIn(emulated.functions)).toEqual({ ...known, ...providerApiUrls });
    },
  );

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

  const timeoutOf = (name: FunctionName) =>
    only(functions.filter((found) => found.name === name)).properties.Timeout;
  const ofRequests = Object.keys(apiFunctions) as (keyof typeof apiFunctions)[];
  // The outcome of a write may be stored after its deadline, but before the function ends.
  const storingMs = TABLE_ATTEMPTS * TABLE_CALL_MS;

  it.each(ofRequests)('of a request nest, each with time left for the one above it: %s', (name) => {
    expect(PROVIDER_CALL_MS).toBeLessThan(REQUEST_DEADLINE_MS);
    expect(REQUEST_DEADLINE_MS + storingMs).toBeLessThan(timeoutOf(name) * 1000);
    expect(timeoutOf(name)).toBeLessThan(WRITE_LEASE_SECONDS);
  });

  it('of account-events ends before the lease of its event, and its work before Scalekit gives up', () => {
    expect(timeoutOf('account-events')).toBeLessThan(EVENT_LEASE_SECONDS);
    expect(WEBHOOK_DEADLINE_MS).toBeLessThan(SCALEKIT_WAITS_MS);
  });

  it('of jobs leave the time to store the outcome, and a digest the time to send after a slow call', () => {
    expect(storingMs).toBeLessThan(JOB_CLOSING_MS);
    expect(timeoutOf('mail-digest')).toBe(DIGEST_TIMEOUT_SECONDS);
    expect(DIGEST_CALL_MS + SEND_MS).toBeLessThan(DIGEST_TIMEOUT_SECONDS * 1000 - JOB_CLOSING_MS);
    expect(RECONCILE_USER_MS + JOB_CLOSING_MS).toBeLessThan(timeoutOf('reconcile') * 1000);
    expect(timeoutOf('seal-activity')).toBeLessThan(15 * 60);
    expect(SEAL_USER_MS + JOB_CLOSING_MS).toBeLessThan(timeoutOf('seal-activity') * 1000);
  });

  it('of an on-demand run cover three runs, and the one and two minutes between them', () => {
    expect(DIGEST_ATTEMPTS * timeoutOf('mail-digest') + 60 + 120).toBeLessThan(RUN_LIFETIME_SECONDS);
  });

  it('of an attempt to align a schedule end after every function that may make one', () => {
    const aligning = functions.filter(({ name }) => 'SCHEDULE_GROUP' in environments[name].shape);
    expect(aligning.length).toBeGreaterThanOrEqual(3);
    for (const { properties } of aligning) expect(properties.Timeout).toBeLessThan(ATTEMPT_LIFETIME_SECONDS);
  });

  it.each([...integrations])('end the function before the gateway gives up: %s', (_id, integration) => {
    const target = only(functions.filter(({ id }) => id === integration.IntegrationUri));
    expect(target.properties.Timeout * 1000).toBeLessThan(integration.TimeoutInMillis);
    expect(integration.TimeoutInMillis).toBeLessThanOrEqual(30_000);
  });
});
