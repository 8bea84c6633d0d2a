import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { describe, expect, it } from 'vitest';
import { findEndpoint, findRegion, type ServiceName } from '../../../shared/aws/endpoint.ts';

/** One of each partition, and regions whose names begin alike. */
const regions = [
  'us-east-1',
  'eu-central-1',
  'il-central-1',
  'mx-central-1',
  'us-gov-west-1',
  'cn-north-1',
  'cn-northwest-1',
  'eusc-de-east-1',
  'us-iso-east-1',
  'us-isob-east-1',
  'us-isof-south-1',
  'eu-isoe-west-1',
  'zz-new-1',
];

type Parameters = { Region: string; UseFIPS: boolean };
type EndpointProvider = (parameters: Parameters) => { url: URL };

/** The rules of AWS's own clients. */
const providers: Record<ServiceName, EndpointProvider> = {
  dynamodb: (parameters) => new DynamoDBClient({ region: 'us-east-1' }).config.endpointProvider(parameters),
  // Its client is no dependency: its rules are Scheduler's under another name, but for GovCloud
  // (@aws-sdk/client-eventbridge 3.1169.0, dist-es/endpoint/bdd.js).
  events: ({ Region, UseFIPS }) => {
    const isGovCloud = Region.startsWith('us-gov-');
    const { url } = new SchedulerClient({ region: 'us-east-1' }).config.endpointProvider({
      Region,
      UseFIPS: UseFIPS && !isGovCloud,
    });
    return { url: new URL(url.href.replace('scheduler', 'events')) };
  },
  // As of EventBridge (@aws-sdk/client-kms 3.1164.0, dist-es/endpoint/bdd.js).
  kms: (parameters) => {
    const { url } = new SchedulerClient({ region: 'us-east-1' }).config.endpointProvider(parameters);
    return { url: new URL(url.href.replace('scheduler', 'kms')) };
  },
  lambda: (parameters) => new LambdaClient({ region: 'us-east-1' }).config.endpointProvider(parameters),
  scheduler: (parameters) => new SchedulerClient({ region: 'us-east-1' }).config.endpointProvider(parameters),
  secretsmanager: (parameters) =>
    new SecretsManagerClient({ region: 'us-east-1' }).config.endpointProvider(parameters),
  // As of EventBridge: the queue's address has the same host (@aws-sdk/client-sqs 3.1164.0, dist-es/endpoint/bdd.js).
  sqs: ({ Region, UseFIPS }) => {
    const isGovCloud = Region.startsWith('us-gov-');
    const { url } = new SchedulerClient({ region: 'us-east-1' }).config.endpointProvider({
      Region,
      UseFIPS: UseFIPS && !isGovCloud,
    });
    return { url: new URL(url.href.replace('scheduler', 'sqs')) };
  },
};
const services = Object.keys(providers) as ServiceName[];

describe.each(services)('the endpoint of %s', (service) => {
  it.each(regions)("is that of AWS's own client in %s", (Region) => {
    const choices = [false, true];
    const expected = choices.map((UseFIPS) => providers[service]({ Region, UseFIPS }).url.host);
    const found = choices.map((UseFIPS) => {
      const environment = { AWS_REGION: Region, AWS_USE_FIPS_ENDPOINT: String(UseFIPS) };
      return findEndpoint(service, environment).host;
    });
    expect(found).toEqual(expected);
  });
});

describe('findEndpoint', () => {
  it.each<[ServiceName, string]>([
    ['dynamodb', 'AWS_ENDPOINT_URL_DYNAMODB'],
    ['events', 'AWS_ENDPOINT_URL_EVENTBRIDGE'],
    ['kms', 'AWS_ENDPOINT_URL_KMS'],
    ['lambda', 'AWS_ENDPOINT_URL_LAMBDA'],
    ['scheduler', 'AWS_ENDPOINT_URL_SCHEDULER'],
    ['secretsmanager', 'AWS_ENDPOINT_URL_SECRETS_MANAGER'],
  ])('prefers the variable of %s to that of all services', (service, variable) => {
    const environment = { AWS_REGION: 'us-east-1', AWS_ENDPOINT_URL: 'http://all:1' };
    expect(findEndpoint(service, environment).href).toBe('http://all:1/');
    expect(findEndpoint(service, { ...environment, [variable]: 'http://one:2' }).href).toBe('http://one:2/');
    expect(findEndpoint(service, { ...environment, [variable]: '' }).href).toBe('http://all:1/');
  });

  it('needs a region', () => {
    expect(() => findEndpoint('dynamodb', {})).toThrow('AWS_REGION');
    expect(() => findRegion({ AWS_REGION: '' })).toThrow('AWS_REGION');
  });
});
