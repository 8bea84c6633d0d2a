import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CommandError } from '../../../../infra/operator/command-error.ts';
import { Pace } from '../../../../infra/operator/import-accounts/pace.ts';
import { readPatiently } from '../../../../infra/operator/import-accounts/read-patiently.ts';
import type { SimulatedScalekit } from '../../../support/scalekit/simulated-scalekit.ts';
import { thrownBy } from '../../../support/scalekit/simulated-scalekit.ts';
import { account, creationsIn, importRows, startScalekit } from './import-command.ts';

const rows = [account('ada'), account('bob', { connection: 'slack' })];

describe('npm run import-accounts, refusing', () => {
  let scalekit: SimulatedScalekit;
  beforeAll(async () => {
    scalekit = await startScalekit();
  });
  afterAll(() => scalekit.stop());
  afterEach(() => scalekit.control('POST', 'reset', {}));

  const change = (connection: Record<string, unknown>) =>
    scalekit.control('POST', 'connections', { connection: 'gmail-local', ...connection });

  it.each([
    ["has Scalekit's own OAuth app", { oauth: { usePlatformCreds: true } }, /Scalekit's own OAuth app/],
    ['is no OAuth connection', { authorization: 'API_KEY' }, /is no OAuth connection/],
    ['is disabled', { enabled: false }, /is disabled or not completed/],
    ['is a draft', { completed: false }, /is disabled or not completed/],
    ['is of another provider', { provider: 'OUTLOOK' }, /is a connection of another provider/],
  ])(
    'refuses the accounts of a connection that %s, and imports the others',
    async (_, connection, reason) => {
      await change(connection);
      const { code, output } = await importRows(scalekit, rows);
      expect(code).toBe(1);
      expect(output).toMatch(/^line 1: refused: "gmail-local" /);
      expect(output).toMatch(reason);
      expect(await creationsIn(scalekit)).toEqual({ bob: 1 });
    },
  );

  it('refuses to guess whose OAuth app it is where Scalekit does not show it', async () => {
    const hide = () =>
      scalekit.control('POST', 'faults', { at: 'scalekit.rest', do: 'error', status: 403, times: 1 });
    await hide();
    const { code, output } = await importRows(scalekit, [account('ada')]);
    expect(code).toBe(1);
    expect(output).toMatch(
      /^line 1: refused: Scalekit does not show whose OAuth app .* pass --own-oauth-app/,
    );
    await hide();
    expect(await importRows(scalekit, [account('ada')], ['--own-oauth-app'])).toMatchObject({ code: 0 });
  });

  it.each([
    ['a 429 of the first read', { at: 'scalekit.rest', status: 429, retryAfter: 7 }, 7_000],
    ['a 503 of the first read', { at: 'scalekit.rest', status: 503 }, 500],
    ['a 429 of the token endpoint', { at: 'scalekit.token', status: 429, retryAfter: 7 }, 7_000],
    ['a 503 of the token endpoint', { at: 'scalekit.token', status: 503 }, 500],
  ])('goes on after %s', async (_, fault, pause) => {
    await scalekit.control('POST', 'faults', { do: 'error', times: 1, ...fault });
    const { code, pauses } = await importRows(scalekit, rows);
    expect({ code, pauses: new Set(pauses) }).toEqual({ code: 0, pauses: new Set([pause]) });
    expect(await creationsIn(scalekit)).toEqual({ ada: 1, bob: 1 });
  });

  it('stops when Scalekit does not return a connection in six attempts', async () => {
    await scalekit.control('POST', 'faults', { at: 'scalekit.rest', do: 'error', status: 503, times: 1_000 });
    expect(String(await thrownBy(importRows(scalekit, [account('ada')])))).toMatch(
      /^CommandError: Scalekit does not return the connection "gmail-local" in 6 attempts: the last has 503\. Run .* later; npm run doctor /,
    );
  });

  it('names the address when there is no response, without a pause after the last attempt', async () => {
    const pauses: number[] = [];
    const pace = new Pace(async (ms) => void pauses.push(ms));
    const read = async () => ({ result: { status: 'none' as const } });
    expect(String(await thrownBy(readPatiently(pace, 'its connections', read)))).toMatch(
      /in 6 attempts: there is no response\. Check SCALEKIT_ENVIRONMENT_URL and the network with npm run doctor, /,
    );
    expect(pauses).toEqual([500, 1_000, 2_000, 4_000, 8_000]);
  });

  it('waits as long as a 429 says, with every worker', async () => {
    await scalekit.control('POST', 'faults', {
      at: 'scalekit.restCreate',
      do: 'error',
      status: 429,
      retryAfter: 7,
    });
    const { code, pauses } = await importRows(scalekit, rows);
    expect(code).toBe(0);
    expect(pauses).toContain(7_000);
  });

  it('stops when Scalekit fails for every account, after it reported what it did', async () => {
    await scalekit.control('POST', 'faults', { at: 'scalekit.restCreate', do: 'reset', times: 1_000 });
    const many = Array.from({ length: 20 }, (_, index) => account(`user-${index}`));
    const printed: string[] = [];
    const thrown = await thrownBy(importRows(scalekit, many, [], { watch: (line) => printed.push(line) }));
    expect(thrown).toBeInstanceOf(CommandError);
    expect(String(thrown)).toMatch(/Scalekit fails for every account: run the same command again later/);
    expect(printed.at(-1)).toMatch(/^failed +\d+$/);
    const tried = new Set((await scalekit.calls()).map(({ identifier }) => identifier));
    expect(tried.size).toBeLessThan(12);
    expect(await creationsIn(scalekit)).toEqual({});
  });

  it('stops when Scalekit refuses the credentials', async () => {
    const env = { SCALEKIT_CLIENT_SECRET: 'secret-canary' };
    const thrown = await thrownBy(importRows(scalekit, rows, [], { env }));
    expect(String(thrown)).toMatch(
      /^CommandError: Scalekit refuses the credentials: check SCALEKIT_CLIENT_ID, SCALEKIT_CLIENT_SECRET and the environment$/,
    );
    expect(String(thrown)).not.toMatch(/canary/);
  });

  it.each([
    ['an unknown argument', ['--access-token=canary'], {}, /an argument is unknown/],
    ['a table without an issuer', ['--table', 'state'], {}, /--table needs --issuer, or --stage/],
    [
      "an issuer that is not the stage's",
      ['--table', 'state', '--stage', 'example', '--issuer', 'https://other.example'],
      {},
      /--issuer and the issuer of --stage differ/,
    ],
    ['a concurrency of 17', ['--concurrency', '17'], {}, /--concurrency is not a whole number from 1 to 16/],
    [
      'no environment',
      [],
      { SCALEKIT_ENVIRONMENT_URL: '', SCALEKIT_CLIENT_ID: '', SCALEKIT_CLIENT_SECRET: '' },
      /the environment has no SCALEKIT_ENVIRONMENT_URL/,
    ],
  ])('refuses %s', async (_, args, env, message) => {
    const thrown = await thrownBy(importRows(scalekit, rows, args, { env }));
    expect(thrown).toBeInstanceOf(CommandError);
    expect(String(thrown)).toMatch(message);
    expect(String(thrown)).not.toMatch(/canary/);
  });
});
