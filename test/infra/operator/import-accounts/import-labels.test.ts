import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { readAwsEnvironment } from '../../../../infra/operator/aws-environment.ts';
import { LABELS } from '../../../../shared/config/limits.ts';
import { accountIdentifier } from '../../../../shared/scalekit/account-identifier.ts';
import { type Labels, labelsIn } from '../../../../shared/state/accounts/labels.ts';
import { offboardingsIn } from '../../../../shared/state/offboarding/offboardings.ts';
import { openTable } from '../../../../shared/state/table.ts';
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
      store: { issuer, labels, offboardings: offboardingsIn(table()) },
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
