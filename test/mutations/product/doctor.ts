import type { Mutation } from '../mutation.ts';

const DOCTOR = { test: 'test/infra/operator/doctor/doctor.test.ts' };
const BEFORE = { test: 'test/infra/operator/doctor/before-deployment.test.ts' };
const ADDRESSES = { test: 'test/infra/operator/doctor/address-kind.test.ts' };
const COMMANDS = { test: 'test/infra/operator/cdk-commands.test.ts' };

/** What the doctor finds before the deployment would fail of it. */
export const doctor: readonly Mutation[] = [
  {
    behaviour: 'An issuer that resolves to a private address passes, and the first deployment fails',
    find: 'kind === undefined ? [] : [`${host} has',
    replace: "kind !== 'loopback' ? [] : [`${host} has",
    ...BEFORE,
    name: 'fails with a remedy for an issuer that is slow, has 200 KB of keys and a private address',
  },
  {
    behaviour: 'Only the first of several addresses is looked at',
    find: 'return resolved.addresses.flatMap((address) => {',
    replace: 'return resolved.addresses.slice(0, 1).flatMap((address) => {',
    ...DOCTOR,
    name: 'with a remedy when',
  },
  {
    behaviour: "The host of the issuer's keys is not looked at",
    find: 'keysHost.host === host.host ? [host] : [host, keysHost]',
    replace: 'keysHost.host === host.host ? [keysHost] : [host]',
    ...DOCTOR,
    name: 'with a remedy when',
  },
  {
    behaviour: 'A public discovery document makes this machine read an address inside its network',
    find: 'isPublic(each) || !isPublic(host)',
    replace: 'isPublic(each) || host !== undefined',
    ...BEFORE,
    name: 'reads no private address that a public discovery document names',
  },
  {
    behaviour: 'One public address makes a host public, although another is private',
    find: "'addresses' in host && host.addresses.every(",
    replace: "'addresses' in host && host.addresses.some(",
    ...BEFORE,
    name: 'reads no private address that a public discovery document names',
  },
  {
    behaviour: 'The addresses of an issuer that is an IPv6 address are not found',
    find: ".replace(/^\\[|\\]$/g, '')",
    replace: '',
    ...BEFORE,
    name: 'is resolved without brackets, port and path',
  },
  {
    behaviour: 'A server that never ends its response holds the doctor for ever',
    find: 'if (size > MAX_BYTES) break;',
    replace: 'if (size > 1e9 * MAX_BYTES) break;',
    ...DOCTOR,
    name: 'with a remedy when',
  },
  {
    behaviour: 'An issuer that differs from the discovery document by a slash passes',
    find: 'if (data.issuer === issuer) return pass;',
    replace: "if (data.issuer.replace(/\\/$/, '') === issuer) return pass;",
    ...DOCTOR,
    name: 'with a remedy when',
  },
  {
    behaviour: "A token's issuer that differs from the stage's by a slash passes",
    find: 'if (iss === issuer) return pass;',
    replace: "if (iss?.replace(/\\/$/, '') === issuer) return pass;",
    ...DOCTOR,
    name: 'with a remedy when',
  },
  {
    behaviour: 'An issuer that accepts a connection and never responds holds the doctor for ever',
    find: 'signal: AbortSignal.timeout(TIMEOUT_MS),',
    replace: '',
    ...BEFORE,
    name: 'waits ten seconds for a response',
  },
  {
    behaviour: 'Keys that API Gateway would read over plain http pass',
    find: "!isLocal && !url.startsWith('https:')",
    replace: "isLocal && !url.startsWith('https:')",
    ...DOCTOR,
    name: 'with a remedy when',
  },
  {
    behaviour: 'An IPv4 address in IPv6 notation passes as public',
    find: 'if (embedded !== undefined) return findNonPublicKind(embedded);',
    replace: 'if (embedded !== undefined) return undefined;',
    ...ADDRESSES,
    name: 'names the kind of ::ffff:10.0.0.1',
  },
  {
    behaviour: 'The addresses of a carrier pass as public',
    find: "  ['100.64.0.0', 10, 'shared by a carrier'],\n",
    replace: '',
    ...ADDRESSES,
    name: 'names the kind of 100.64.0.0',
  },
  {
    behaviour: 'A slow issuer passes, and the first deployment fails',
    find: 'ms > TIMEOUT_MS',
    replace: 'ms > 10 * TIMEOUT_MS',
    ...BEFORE,
    name: 'fails with a remedy for an issuer that is slow, has 200 KB of keys and a private address',
  },
  {
    behaviour: 'The time of the keys is not looked at',
    find: "{ what: 'the keys', exchange: keys },",
    replace: "{ what: 'the keys', exchange: keys && undefined },",
    ...DOCTOR,
    name: 'with a remedy when',
  },
  {
    behaviour: 'A key set that API Gateway does not read passes',
    find: 'if (bytes > MAX_BYTES) {\n    return fail(',
    replace: 'if (bytes > 10 * MAX_BYTES) {\n    return fail(',
    ...BEFORE,
    name: 'fails with a remedy for an issuer that is slow, has 200 KB of keys and a private address',
  },
  {
    behaviour: 'The key set is measured in characters, and API Gateway counts bytes',
    find: 'bytes: body.length,',
    replace: "bytes: body.toString('utf8').length,",
    ...DOCTOR,
    name: 'with a remedy when',
  },
  {
    behaviour: 'An issuer without an RSA key passes, and every token is refused',
    find: "  kty: z.literal('RSA'),",
    replace: '  kty: z.string(),',
    ...DOCTOR,
    name: 'with a remedy when',
  },
  {
    behaviour: 'A certificate of another region passes, and the deployment fails',
    find: 'if (of === region) return pass;',
    replace: "if (of.slice(0, 2) === 'eu') return pass;",
    ...DOCTOR,
    name: 'with a remedy when',
  },
  {
    behaviour: 'The doctor demands an API before the API exists',
    find: 'if (apiUrl === undefined && values.stage === undefined) {',
    replace: 'if (apiUrl === undefined) {',
    ...BEFORE,
    name: 'may be a stage alone',
  },
  {
    behaviour: 'The doctor takes another region than the deployment',
    find: "['AWS_REGION', 'AMAZON_REGION', 'AWS_DEFAULT_REGION', 'AMAZON_DEFAULT_REGION']",
    replace: "['AWS_DEFAULT_REGION', 'AWS_REGION']",
    ...BEFORE,
    name: 'take the region of AWS_REGION',
  },
  {
    behaviour: 'A protected stack stops npm run destroy without a word on how to go on',
    find: 'if (status !== 0 && explanation !== undefined)',
    replace: 'if (status === 0 && explanation !== undefined)',
    ...COMMANDS,
    name: 'report how to lift the protection of a stack that runs',
  },
];
