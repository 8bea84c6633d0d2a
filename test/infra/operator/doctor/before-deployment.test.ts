import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { examine } from '../../../../infra/operator/doctor/examine.ts';
import type { Subject } from '../../../../infra/operator/doctor/gather.ts';
import { readSubject } from '../../../../infra/operator/doctor/options.ts';
import { readRegion } from '../../../../infra/operator/doctor/region.ts';
import {
  resolveHost,
  type Surroundings,
  thisMachine,
} from '../../../../infra/operator/doctor/surroundings.ts';
import { Deployment, respondJson } from './deployment.ts';

const PUBLIC = '93.184.215.14';

describe('npm run doctor -- --stage NAME, before a deployment', () => {
  let deployment: Deployment;
  beforeAll(async () => {
    deployment = await Deployment.start();
  });
  afterAll(() => deployment.stop());
  afterEach(() => deployment.restore());

  async function run(subject: Subject, surroundings?: Surroundings) {
    const lines: string[] = [];
    const count = await examine(subject, (line) => lines.push(line), surroundings);
    const titlesOf = (status: string) =>
      lines
        .filter((line) => line.startsWith(status))
        .map((line) =>
          line
            .slice(6)
            .replace(/[:(].*/, '')
            .trim(),
        );
    return { lines, count, titlesOf };
  }

  it('checks the issuer, and skips the API, the token and the secret', async () => {
    const { count, titlesOf, lines } = await run({ stage: deployment.stage() });
    expect(titlesOf('pass')).toEqual([
      "the issuer's addresses are public",
      'the issuer responds within 1.5 s',
      "the issuer's discovery document names it",
      "API Gateway can use the issuer's keys",
      "the issuer's clock agrees",
      "Scalekit's clock agrees",
      "the certificate is in the deployment's region",
      'Scalekit responds',
    ]);
    expect(count.fail).toBe(0);
    expect(lines).toContain(
      'skip  CORS allows no other origin: no --url is given, as before a first deployment',
    );
    expect(lines).toContain(
      'skip  the connections are ready: it needs --stage, and credentials that Scalekit accepts: give --secret-id, or set SCALEKIT_CLIENT_ID and SCALEKIT_CLIENT_SECRET',
    );
  });

  it("checks Scalekit's connections, too, when its credentials are given", async () => {
    const { count, titlesOf } = await run({ stage: deployment.stage(), secret: deployment.secret() });
    expect(count.fail).toBe(0);
    expect(titlesOf('pass')).toEqual(
      expect.arrayContaining(['Scalekit has the connections by their names', 'the connections are ready']),
    );
  });

  it('fails with a remedy for an issuer that is slow, has 200 KB of keys and a private address', async () => {
    let now = 0;
    deployment.issuer = ({ url = '' }, response) => {
      now += 1_600;
      const keys = [{ kty: 'RSA', kid: 'a', n: 'AQAB', e: 'AQAB', x5c: ['x'.repeat(200 * 1024)] }];
      return /jwks/.test(url) && respondJson(response, 200, { keys });
    };
    const stage = { ...deployment.stage(), stage: 'prod' };
    const { count, lines } = await run({ stage }, { resolve: async () => ['192.168.0.7'], now: () => now });
    expect(count.fail).toBeGreaterThanOrEqual(3);
    expect(lines).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^FAIL {2}the issuer's addresses are public: .*private\. Remedy: .*before it/),
        expect.stringMatching(
          /^FAIL {2}the issuer responds .*document took 1600 ms; the keys took 1600 ms\. Remedy/,
        ),
        expect.stringMatching(
          /^FAIL {2}API Gateway can use the issuer's keys: .* bytes, .*\. Remedy: remove/,
        ),
      ]),
    );
  });

  it('accepts an issuer that takes 1,500 ms at a public address, and shows the times', async () => {
    let now = 0;
    deployment.issuer = () => {
      now += 1_500;
      return false;
    };
    const stage = { ...deployment.stage(), stage: 'prod' };
    const { lines } = await run({ stage }, { resolve: async () => [PUBLIC, '2606:4700::1'], now: () => now });
    expect(lines).toContain("pass  the issuer's addresses are public");
    expect(lines).toContain(
      'pass  the issuer responds within 1.5 s (the discovery document 1500 ms, the keys 1500 ms)',
    );
  });

  it.each([
    [150_000, 'pass  '],
    [150_001, 'FAIL  '],
  ])('judges a key set of %i bytes: %s', async (size, verdict) => {
    const keySet = (x5c: string) =>
      JSON.stringify({ keys: [{ kty: 'RSA', kid: 'a', n: 'AQAB', e: 'AQAB', x5c }] });
    deployment.issuer = ({ url = '' }, response) => {
      if (!/jwks/.test(url)) return false;
      response.end(keySet('x'.repeat(size - keySet('').length)));
      return true;
    };
    const { lines } = await run({ stage: deployment.stage() });
    const line = lines.find((each) => each.includes("API Gateway can use the issuer's keys"));
    expect(line?.startsWith(verdict), line).toBe(true);
  });

  it.each([[['10.0.0.1']], [[PUBLIC, '10.0.0.1']], [[]]])(
    'reads no private address that a public discovery document names: %j',
    async (addresses) => {
      const paths: string[] = [];
      const jwks_uri = `${deployment.issuerUrl.replace('127.0.0.1', 'localhost')}/jwks`;
      deployment.issuer = ({ url = '' }, response) => {
        paths.push(url);
        return respondJson(response, 200, { issuer: deployment.issuerUrl, jwks_uri });
      };
      const resolve = async (host: string) => (host === 'localhost' ? addresses : [PUBLIC]);
      const stage = { ...deployment.stage(), stage: 'prod' };
      const { lines } = await run({ stage }, { resolve, now: () => 0 });
      expect(paths).toEqual(['/.well-known/openid-configuration']);
      expect(lines).toContain(
        "skip  API Gateway can use the issuer's keys: the keys are not at a public address",
      );
    },
  );

  it('waits ten seconds for a response', async () => {
    const timeout = vi.spyOn(AbortSignal, 'timeout');
    timeout.mockReturnValue(AbortSignal.abort(new DOMException('late', 'TimeoutError')));
    const { lines } = await run({ stage: deployment.stage() });
    expect(timeout.mock.calls.every(([ms]) => ms === 10_000)).toBe(true);
    timeout.mockRestore();
    expect(lines.filter((line) => line.includes('no response within 10 s'))).toEqual([
      expect.stringMatching(/^FAIL {2}the issuer's discovery document names it/),
      expect.stringMatching(/^FAIL {2}Scalekit responds/),
    ]);
  });

  it('skips the region of the certificate where nothing names the region of the deployment', async () => {
    const cookieMode = {
      apiUrl: 'https://api.acme.test',
      certificateArn: 'arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d',
      returnUrl: 'https://app.acme.test/done',
    };
    const stage = { ...deployment.stage(), stage: 'prod', cookieMode };
    const title = "the certificate is in the deployment's region";
    expect((await run({ stage })).lines).toContain(
      `skip  ${title}: the region of the deployment is unknown: set AWS_REGION`,
    );
    expect((await run({ stage, region: 'eu-west-1' })).lines).toContain(`pass  ${title}`);
  });
});

describe('the host of an address', () => {
  it.each([
    ['https://[2606:4700::1111]:8443/tenant', '2606:4700::1111'],
    ['https://login.acme.test/', 'login.acme.test'],
    ['https://0x7f.1/', '127.0.0.1'],
  ])('is resolved without brackets, port and path: %s', async (url, host) => {
    const addresses = [PUBLIC, '10.0.0.1'];
    const asked: string[] = [];
    const resolve = async (name: string) => {
      asked.push(name);
      return addresses;
    };
    expect(await resolveHost(url, resolve)).toEqual({ host, addresses });
    expect(asked).toEqual([host]);
  });

  it('is resolved by the machine to every address', async () => {
    expect(await thisMachine.resolve('127.0.0.1')).toEqual(['127.0.0.1']);
    expect(await resolveHost('https://none', async () => [])).toEqual({
      host: 'none',
      unresolved: 'no address',
    });
  });
});

describe('the arguments', () => {
  const folder = mkdtempSync(join(tmpdir(), 'onbehalf-aws-'));
  beforeAll(() => {
    const config = join(folder, 'config');
    writeFileSync(config, '[default]\nregion = eu-north-1\n[profile acme]\nregion = eu-south-1\n');
    vi.stubEnv('AWS_CONFIG_FILE', config);
    vi.stubEnv('AWS_REGION', undefined);
  });
  afterAll(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  });

  it('may be a stage alone', async () => {
    const subject = await readSubject(['--stage', 'example'], {});
    expect(subject).toMatchObject({ apiUrl: undefined, token: undefined, secret: undefined });
    expect(subject.stage?.stage).toBe('example');
  });

  it.each([
    ['of AWS_REGION', { AWS_REGION: 'eu-west-1', AWS_DEFAULT_REGION: 'eu-west-2' }, [], 'eu-west-1'],
    ['of AWS_DEFAULT_REGION', { AWS_REGION: '', AWS_DEFAULT_REGION: 'eu-west-2' }, [], 'eu-west-2'],
    ['of the AWS configuration', {}, [], 'eu-north-1'],
  ])('take the region %s', async (_, env, args, region) => {
    expect((await readSubject(['--stage', 'example', ...args], env)).region).toBe(region);
  });

  it("take the region of the secret's ARN before every other", async () => {
    const arn = 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:ScalekitSecret-0a1b2c';
    expect(await readRegion({ AWS_REGION: 'eu-west-1' }, arn)).toBe('eu-central-1');
    expect(await readRegion({ AWS_REGION: 'eu-west-1' }, 'ScalekitSecret')).toBe('eu-west-1');
  });

  it('take the region of AWS_PROFILE', async () => {
    vi.stubEnv('AWS_PROFILE', 'acme');
    expect((await readSubject(['--stage', 'example'], {})).region).toBe('eu-south-1');
    vi.stubEnv('AWS_PROFILE', undefined);
  });
});
