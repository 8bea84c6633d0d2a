import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { readAwsEnvironment } from '../../../../infra/operator/aws-environment.ts';
import { LABELS } from '../../../../shared/config/limits.ts';
import { accountIdentifier } from '../../../../shared/scalekit/account-identifier.ts';
import { type Labels, labelsIn } from '../../../../shared/state/accounts/labels.ts';
import { digestSettingsIn } from '../../../../shared/state/digest-settings.ts';
import { offboardingsIn } from '../../../../shared/state/offboarding/offboardings.ts';
import { openTable } from '../../../../shared/state/table.ts';
import { choice } from '../../../support/digest/digest-fakes.ts';
import type { SimulatedScalekit } from '../../../support/scalekit/simulated-scalekit.ts';
import { thrownBy } from '../../../support/scalekit/simulated-scalekit.ts';
import { useTable } from '../../../support/state/dynalite-table.ts';
import { account, accountsIn, importRows, startScalekit } from './import-command.ts';

const issuer = 'https://login.example.com/';
const table = useTable();

describe('npm run import-accounts, with labels', () => {
  let scalekit: SimulatedScalekit;
  beforeAll(async () => {
    scalekit = await startScalekit();
  });
  afterAll(() => scalekit.stop());
  afterEach(() => scalekit.control('POST', 'reset', {}));

  const run = (rows: unknown[], args: string[] = [], labels: Labels = labelsIn(table())) =>
    importRows(scalekit, rows, args, {
      store: { issuer, labels, settings: digestSettingsIn(table()), offboardings: offboardingsIn(table()) },
    });

  it('makes a labelled account beside the default one, and the item that leads back', async () => {
    const user = { issuer, identifier: 'ada' };
    const { code, output } = await run([account('ada'), account('ada', { account: 'work' })]);
    expect({ code, output }).toMatchObject({ code: 0, output: expect.stringMatching(/^created +2\n/) });
    const labels = labelsIn(table());
    const identifier = accountIdentifier(user, 'work');
    expect((await accountsIn(scalekit)).map((each) => each.identifier).sort()).toEqual(
      ['ada', identifier].sort(),
    );
    expect(await labels.findOwner(identifier)).toEqual({ ...user, account: 'work' });
    expect(await labels.list(user)).toEqual(['work']);
    expect((await run([account('ada', { account: 'work' })])).output).toMatch(/exist already +1\n/);
  });

  it('stores no label in a dry run', async () => {
    const { output } = await run([account('dry', { account: 'work' })], ['--dry-run']);
    expect(output).toMatch(/to create or update +1\n/);
    expect(await labelsIn(table()).list({ issuer, identifier: 'dry' })).toEqual([]);
  });

  it('refuses the labels in a dry run that the import would refuse', async () => {
    const planned = async (identifier: string, labels: string[]) =>
      (
        await run(
          labels.map((label) => account(identifier, { account: label })),
          ['--dry-run'],
        )
      ).output;
    const many = Array.from({ length: LABELS + 2 }, (_, index) => `l-${index}`);
    const tooMany =
      /^(line \d+: refused: account: the user has too many labels\n){2}to create or update +10\n/;
    expect(await planned('many', many)).toMatch(tooMany);
    const user = { issuer, identifier: 'some' };
    for (const label of ['old', ...many.slice(3)]) await labelsIn(table()).add(user, label);
    expect(await planned('some', ['old', 'new', 'l-3'])).toMatch(
      /^line 2: refused: account: the user has too many labels\n/,
    );
    await labelsIn(table()).remove(user, 'old', await labelsIn(table()).countAdditions(user));
    expect(await planned('some', ['new', 'newer'])).toMatch(
      /^line 2: refused: account: the user has too many labels\nto create or update +1\n/,
    );
  });

  it('keeps no label of which Scalekit has refused every account', async () => {
    const refuse = (times: number) =>
      scalekit.control('POST', 'faults', { at: 'scalekit.restCreate', do: 'error', status: 400, times });
    const user = { issuer, identifier: 'refused' };
    const rows = ['gmail', 'slack'].map((connection) => account('refused', { connection, account: 'work' }));
    for (const concurrency of ['1', '4']) {
      await refuse(2);
      const { output } = await run(rows, ['--concurrency', concurrency]);
      expect(output).toMatch(/failed +2\n/);
      expect(await labelsIn(table()).list(user)).toEqual([]);
    }
    await refuse(1);
    expect((await run(rows, ['--concurrency', '1'])).output).toMatch(/created +1\n/);
    expect(await labelsIn(table()).list(user)).toEqual(['work']);
  });

  it('keeps a refused label while it has a digest, an account, or one that Scalekit does not confirm', async () => {
    const fail = (fault: object) =>
      scalekit.control('POST', 'faults', { at: 'scalekit.restCreate', do: 'error', ...fault });
    const rows = [account('kept', { account: 'work' })];
    const user = { issuer, identifier: 'kept' };
    await fail({ status: 503, times: 6 });
    expect((await run(rows)).output).toMatch(/did not confirm/);
    expect(await labelsIn(table()).list(user)).toEqual(['work']);
    const digest = { ...user, account: 'work' };
    await digestSettingsIn(table()).put(digest, { choice, revision: 'r1', at: 1 });
    await fail({ status: 400, times: 1 });
    expect((await run(rows)).output).toMatch(/refused it with 400/);
    await digestSettingsIn(table()).remove(digest);
    expect(await labelsIn(table()).list(user)).toEqual(['work']);
    expect((await run([account('kept', { connection: 'slack', account: 'work' })])).code).toBe(0);
    await fail({ status: 400, times: 1 });
    expect((await run(rows)).output).toMatch(/refused it with 400/);
    expect(await labelsIn(table()).list(user)).toEqual(['work']);
  });

  it('refuses a label without a table, and one label too many', async () => {
    const without = await importRows(scalekit, [account('ada', { account: 'work' })]);
    expect(without.output).toMatch(
      /^line 1: refused: account: a label needs --table, and --issuer or --stage\n/,
    );
    const many = Array.from({ length: LABELS + 1 }, (_, index) => account('max', { account: `l-${index}` }));
    const { output } = await run(many, ['--concurrency', '1']);
    expect(output).toMatch(
      new RegExp(`^line ${LABELS + 1}: refused: account: the user has too many labels\n`),
    );
    expect(await accountsIn(scalekit)).toHaveLength(LABELS);
  });

  it('makes no account when the table does not store its label', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'id');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret-canary');
    const environment = { AWS_REGION: 'us-east-1', AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:2' };
    const closed = openTable('state', await readAwsEnvironment(environment));
    const thrown = await thrownBy(run([account('ada', { account: 'work' })], [], labelsIn(closed)));
    closed.close();
    vi.unstubAllEnvs();
    expect(String(thrown)).toMatch(/^CommandError: the table does not store the label: \w+$/);
    expect(await accountsIn(scalekit)).toEqual([]);
  });
});
