import { beforeEach, describe, expect, it } from 'vitest';
import { type Mode, readOptions } from '../../../../infra/operator/offboard/options.ts';
import { runOffboard } from '../../../../infra/operator/offboard/run-offboard.ts';
import { offboardingStartsIn } from '../../../../shared/state/offboarding/offboarding-starts.ts';
import { offboardingsIn } from '../../../../shared/state/offboarding/offboardings.ts';
import { userHash } from '../../../../shared/state/user-key.ts';
import { useTable } from '../../../support/state/dynalite-table.ts';

const table = useTable();
const now = Date.parse('2026-11-29T22:00:00Z');
let invoked: object[];
let count = 0;
beforeEach(() => {
  invoked = [];
  count += 1;
});

const userNow = () => ({ issuer: 'https://issuer', identifier: `operator-${count}` });
const run = (mode: Mode) =>
  runOffboard(
    { user: userNow(), mode },
    {
      offboardings: offboardingsIn(table()),
      starts: offboardingStartsIn(table()),
      invoke: async (event) => void invoked.push(event),
      now: () => now,
    },
  );

describe('npm run offboard', () => {
  it('starts nothing with --dry-run, and the job without it', async () => {
    expect(await run('dry-run')).toEqual([
      `user ${userHash(userNow())}: an offboarding would begin; nothing was started`,
    ]);
    expect(invoked).toEqual([]);
    expect(await run('start')).toEqual([`user ${userHash(userNow())}: RUNNING; see it with --status`]);
    expect(invoked).toEqual([{ user: userHash(userNow()) }]);
  });

  it('resumes one that began, and starts none', async () => {
    await expect(run('resume')).rejects.toThrow('has no offboarding');
    expect(invoked).toEqual([]);
    await run('start');
    await run('resume');
    expect(invoked).toHaveLength(2);
  });

  it('shows the state without the identifier', async () => {
    await run('start');
    const shown = (await run('status')).join('\n');
    expect(shown).toContain('"status": "RUNNING"');
    expect(shown).not.toContain(userNow().identifier);
  });
});

describe('the options of npm run offboard', () => {
  const good = ['--table', 't', '--function', 'arn', '--identifier', 'ada', '--issuer', 'https://issuer'];

  it('are read', async () => {
    expect(await readOptions(good)).toEqual({
      user: { issuer: 'https://issuer', identifier: 'ada' },
      table: 't',
      functionArn: 'arn',
      mode: 'start',
    });
  });

  it.each([
    [['--identifier', 'ada'], 'is missing'],
    [[...good.slice(0, 4), '--issuer', 'https://issuer'], '--identifier'],
    [good.slice(0, 6), '--stage or --issuer'],
    [[...good, '--resume', '--status'], 'give one of'],
    [[...good, '--now'], 'unknown'],
  ])('are refused: %j', async (args, message) => {
    await expect(readOptions(args)).rejects.toThrow(message);
  });
});
