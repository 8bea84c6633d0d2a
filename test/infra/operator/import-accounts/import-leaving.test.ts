import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { beginOffboarding } from '../../../../functions/offboarding/begin-offboarding.ts';
import { AppError } from '../../../../shared/errors/app-error.ts';
import { labelsIn } from '../../../../shared/state/accounts/labels.ts';
import { digestSettingsIn } from '../../../../shared/state/digest-settings.ts';
import { offboardingStartsIn } from '../../../../shared/state/offboarding/offboarding-starts.ts';
import { type Offboardings, offboardingsIn } from '../../../../shared/state/offboarding/offboardings.ts';
import { OffboardingBed } from '../../../support/offboarding/offboarding-bed.ts';
import { type SimulatedScalekit, thrownBy } from '../../../support/scalekit/simulated-scalekit.ts';
import { useTable } from '../../../support/state/dynalite-table.ts';
import { account, accountsIn, importRows, startScalekit } from './import-command.ts';

const issuer = 'https://login.example.com/';
const table = useTable();

describe('npm run import-accounts, of a user who is offboarded', () => {
  let scalekit: SimulatedScalekit;
  beforeAll(async () => {
    scalekit = await startScalekit();
  });
  afterAll(() => scalekit.stop());
  afterEach(() => scalekit.control('POST', 'reset', {}));

  const run = (rows: unknown[], args: string[] = [], offboardings: Offboardings = offboardingsIn(table())) =>
    importRows(scalekit, rows, args, {
      store: { issuer, labels: labelsIn(table()), settings: digestSettingsIn(table()), offboardings },
    });

  const begin = (identifier: string) => new OffboardingBed(table(), { issuer, identifier });

  it.each([{}, { account: 'work' }])('refuses %j while the offboarding is under way', async (members) => {
    const bed = begin(`leaving-${Object.keys(members).length}`);
    await bed.start();
    const { output } = await run([account(bed.user.identifier, members)]);
    expect(output).toMatch(/^line 1: refused: identifier: the offboarding of the user is under way\n/);
    expect(await accountsIn(scalekit)).toEqual([]);
    expect(await labelsIn(table()).list(bed.user)).toEqual([]);
  });

  it('records the return, so that a further request to end everything looks again', async () => {
    const bed = begin('left');
    await bed.start();
    await bed.run();
    const again = () =>
      beginOffboarding(bed.user, {
        offboardings: offboardingsIn(table()),
        starts: offboardingStartsIn(table()),
        invoke: async () => undefined,
        now: () => bed.now,
      });
    await run([account('left')], ['--dry-run']);
    expect((await again()).status).toBe('DONE');
    expect((await run([account('left')])).output).toMatch(/^created +1\n/);
    expect((await again()).status).toBe('RUNNING');
  });

  it('makes no account when the table does not respond', async () => {
    const find = async () => Promise.reject(new AppError('upstream-unavailable'));
    const thrown = await thrownBy(run([account('ada')], [], { ...offboardingsIn(table()), find }));
    expect(String(thrown)).toMatch(
      /^CommandError: the table does not show offboardings: upstream-unavailable$/,
    );
    expect(await accountsIn(scalekit)).toEqual([]);
  });
});
