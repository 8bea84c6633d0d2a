/** The services that functions call, with their names in `AWS_ENDPOINT_URL_…`. */
const ENDPOINT_NAMES = {
  dynamodb: 'DYNAMODB',
  events: 'EVENTBRIDGE',
  kms: 'KMS',
  lambda: 'LAMBDA',
  scheduler: 'SCHEDULER',
  secretsmanager: 'SECRETS_MANAGER',
  sqs: 'SQS',
} as const;

export type ServiceName = keyof typeof ENDPOINT_NAMES;

/** The variables that Lambda sets, and those of AWS's tools for other endpoints. */
export type AwsEnvironment = Readonly<Record<string, string | undefined>>;

/** The DNS suffixes of AWS's partitions, by the prefix of their regions. */
const SUFFIXES: readonly [prefix: string, suffix: string][] = [
  ['cn-', 'amazonaws.com.cn'],
  ['eusc-', 'amazonaws.eu'],
  ['us-iso-', 'c2s.ic.gov'],
  ['us-isob-', 'sc2s.sgov.gov'],
  ['us-isof-', 'csp.hci.ic.gov'],
  ['eu-isoe-', 'cloud.adc-e.uk'],
];

/** @throws Error when `AWS_REGION` is not set */
export function findRegion({ AWS_REGION }: AwsEnvironment): string {
  if (!AWS_REGION) throw new Error('AWS_REGION is not set.');
  return AWS_REGION;
}

/**
 * The address of a service in the region, as AWS's own clients find it.
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
 */
export function findEndpoint(service: ServiceName, environment: AwsEnvironment): URL {
  const configured =
    environment[`AWS_ENDPOINT_URL_${ENDPOINT_NAMES[service]}`] || environment.AWS_ENDPOINT_URL;
  if (configured) return new URL(configured);
  const region = findRegion(environment);
  const host = isFips(service, region, environment) ? `${service}-fips` : service;
  return new URL(`https://${host}.${region}.${findDnsSuffix(region)}`);
}

/** The end of every address in the region's partition. */
export function findDnsSuffix(region: string): string {
  const [, suffix = 'amazonaws.com'] = SUFFIXES.find(([prefix]) => region.startsWith(prefix)) ?? [];
  return suffix;
}

/** The services whose every endpoint in GovCloud is one of FIPS 140. */
const FIPS_IN_GOVCLOUD: readonly ServiceName[] = ['dynamodb', 'events', 'sqs'];

function isFips(service: ServiceName, region: string, { AWS_USE_FIPS_ENDPOINT }: AwsEnvironment): boolean {
  const isPlain = FIPS_IN_GOVCLOUD.includes(service) && region.startsWith('us-gov-');
  return AWS_USE_FIPS_ENDPOINT === 'true' && !isPlain;
}
