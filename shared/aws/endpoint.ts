/** The services that functions call, with their names in `AWS_ENDPOINT_URL_…`. */
const ENDPOINT_NAMES = {
  dynamodb: 'DYNAMODB',
  lambda: 'LAMBDA',
  scheduler: 'SCHEDULER',
  secretsmanager: 'SECRETS_MANAGER',
} as const;

export type ServiceName = keyof typeof ENDPOINT_NAMES;

/** The variables that Lambda sets, and those of AWS's tools for other endpoints. */
export type AwsEnvironment = Readonly<Record<string, string | undefined>>;

/** The DNS suffixes of AWS's partitions by the prefix of their regions: the usual one, and the one for IPv6. */
const PARTITIONS: readonly [prefix: string, suffix: string, dualStackSuffix: string][] = [
  ['cn-', 'amazonaws.com.cn', 'api.amazonwebservices.com.cn'],
  ['eusc-', 'amazonaws.eu', 'api.amazonwebservices.eu'],
  ['us-iso-', 'c2s.ic.gov', 'api.aws.ic.gov'],
  ['us-isob-', 'sc2s.sgov.gov', 'api.aws.scloud'],
  ['us-isof-', 'csp.hci.ic.gov', 'api.aws.hci.ic.gov'],
  ['eu-isoe-', 'cloud.adc-e.uk', 'api.cloud-aws.adc-e.uk'],
  ['', 'amazonaws.com', 'api.aws'],
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
  const partition = PARTITIONS.find(([prefix]) => region.startsWith(prefix));
  const [, suffix = '', dualStackSuffix = ''] = partition ?? [];
  const host = environment.AWS_USE_FIPS_ENDPOINT === 'true' ? `${service}-fips` : service;
  const isDualStack = environment.AWS_USE_DUALSTACK_ENDPOINT === 'true';
  return new URL(`https://${host}.${region}.${isDualStack ? dualStackSuffix : suffix}`);
}
