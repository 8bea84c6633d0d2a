import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type CloudAssembly,
  readCloudAssembly,
} from '../../../../infra/local/aws/template/cloud-assembly.ts';
import { Intrinsics } from '../../../../infra/local/aws/template/intrinsics.ts';
import { readTemplate } from '../../../../infra/local/aws/template/local-template.ts';
import { AUDIENCE, localStage } from '../../../../infra/local/run/local-stage.ts';
import { synthesizeFixture } from '../../fixture/assembly.ts';

const endpoints = { apiUrl: 'http://127.0.0.1:3000', awsUrl: 'http://127.0.0.1:4000' };

describe('reading a cloud assembly', () => {
  let directory: string;
  let assembly: CloudAssembly;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'onbehalf-assembly-'));
    await synthesizeFixture()(
      localStage(
        'http://127.0.0.1:5000',
        {},
        {
          issuer: 'http://127.0.0.1:6000',
          apiUrl: endpoints.apiUrl,
        },
      ),
      directory,
    );
    assembly = await readCloudAssembly(directory);
  });
  afterAll(() => rm(directory, { recursive: true }));

  it.each([
    [{ Ref: 'AWS::Region' }, 'us-east-1'],
    [{ Ref: 'AWS::AccountId' }, '000000000000'],
    [{ Ref: 'Table' }, 'fixture-local-Table'],
    [{ 'Fn::GetAtt': ['Failed', 'Arn'] }, 'arn:aws:sqs:us-east-1:000000000000:fixture-local-Failed'],
    [{ 'Fn::GetAtt': 'Role.Arn' }, 'arn:aws:iam::000000000000:role/fixture-local-Role'],
    [{ Ref: 'Schedules' }, 'fixture-schedules'],
    [{ 'Fn::Join': ['-', ['a', { Ref: 'Schedules' }]] }, 'a-fixture-schedules'],
    [
      { 'Fn::Sub': `\${AWS::Partition}/\${Table}/\${Failed.Arn}/\${!Literal}` },
      `aws/fixture-local-Table/arn:aws:sqs:us-east-1:000000000000:fixture-local-Failed/\${Literal}`,
    ],
    [{ 'Fn::Sub': [`\${x}-\${Table}`, { x: { Ref: 'AWS::Region' } }] }, 'us-east-1-fixture-local-Table'],
    [
      { 'Fn::Select': [5, { 'Fn::Split': [':', { 'Fn::GetAtt': ['Failed', 'Arn'] }] }] },
      'fixture-local-Failed',
    ],
    [{ a: [{ Ref: 'AWS::NoValue' }, 1], b: { Ref: 'AWS::NoValue' } }, { a: [1] }],
  ])('resolves %j', (value, resolved) => {
    expect(new Intrinsics(assembly, endpoints).resolve(value)).toEqual(resolved);
  });

  it.each([
    [{ Ref: 'Nothing' }, 'The template refers to Nothing'],
    [{ 'Fn::GetAtt': ['Table', 'Colour'] }, 'knows no attribute Colour of Table'],
    [{ 'Fn::ImportValue': 'x' }, 'does not resolve Fn::ImportValue'],
  ])('refuses %j', (value, message) => {
    expect(() => new Intrinsics(assembly, endpoints).resolve(value)).toThrow(message);
  });

  it('finds the API with routes, authorizer, scopes, CORS and stage', () => {
    const { httpApi } = readTemplate(assembly, endpoints);
    expect(httpApi.cors).toEqual({
      allowOrigins: ['https://app.example.com'],
      allowMethods: ['GET', 'POST'],
      allowHeaders: ['authorization', 'content-type'],
      exposeHeaders: ['Retry-After', 'X-Seen'],
      allowCredentials: false,
      maxAgeSeconds: 600,
    });
    expect(httpApi.routes.find(({ routeKey }) => routeKey === 'GET /items/special')).toEqual({
      routeKey: 'GET /items/special',
      authorizer: {
        issuer: 'http://127.0.0.1:6000',
        audience: [AUDIENCE, `${endpoints.apiUrl}/mcp`],
        identitySource: '$request.header.Authorization',
      },
      scopes: ['onbehalf/read'],
      functionArn: 'arn:aws:lambda:us-east-1:000000000000:function:echo',
      timeoutMs: 5000,
    });
    expect(httpApi.routes.find(({ routeKey }) => routeKey === 'GET /open')?.authorizer).toBeUndefined();
    expect(httpApi.stage).toMatchObject({ name: '$default', throttle: undefined, routeThrottles: {} });
  });

  it('finds functions with code, environment and limits, or their defaults', () => {
    const [echo, other] = readTemplate(assembly, endpoints).functions;
    expect(echo).toEqual({
      name: 'echo',
      arn: 'arn:aws:lambda:us-east-1:000000000000:function:echo',
      codeDirectory: join(directory, 'asset.echo'),
      handler: 'index.handler',
      runtime: 'nodejs24.x',
      environment: {
        TABLE_NAME: 'fixture-local-Table',
        SECRET_ARN: 'arn:aws:secretsmanager:us-east-1:000000000000:secret:fixture-local-Secret-local0',
        PLAIN: 'as it is',
      },
      timeoutSeconds: 2,
      memoryMegabytes: 256,
      logFormat: 'JSON',
      logGroup: '/aws/lambda/echo',
      logLevel: undefined,
      asynchronous: {
        maximumRetryAttempts: 2,
        maximumEventAgeSeconds: 3600,
        onFailureArn: 'arn:aws:sqs:us-east-1:000000000000:fixture-local-Failed',
      },
    });
    expect(other).toMatchObject({
      name: 'other-echo',
      environment: {},
      logFormat: 'Text',
      asynchronous: { maximumRetryAttempts: 2, maximumEventAgeSeconds: 21_600, onFailureArn: undefined },
    });
  });

  it('finds table, secret, queue, schedule group and outputs', () => {
    const { tables, secretArns, queues, scheduleGroups, outputs } = readTemplate(assembly, endpoints);
    expect(tables).toMatchObject([{ tableName: 'fixture-local-Table', ttlAttribute: 'expiresAt' }]);
    expect(secretArns).toEqual([outputs.SecretArn]);
    expect(queues.map(({ url }) => url)).toEqual([`${endpoints.awsUrl}/000000000000/fixture-local-Failed`]);
    expect(scheduleGroups).toEqual(['fixture-schedules']);
    expect(outputs.ApiUrl).toBe(`${endpoints.apiUrl}/`);
  });
});
