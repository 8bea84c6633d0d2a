import { beforeEach, describe, expect, it } from 'vitest';
import { userItemsIn } from '../../../../functions/offboard/places/user-items.ts';
import { CommandError } from '../../../../infra/operator/command-error.ts';
import { type Mode, readOptions } from '../../../../infra/operator/offboard/options.ts';
import { runOffboard } from '../../../../infra/operator/offboard/run-offboard.ts';
import { offboardingStartsIn } from '../../../../shared/state/offboarding/offboarding-starts.ts';
import { offboardingsIn } from '../../../../shared/state/offboarding/offboardings.ts';
import { userHash, userKey } from '../../../../shared/state/user-key.ts';
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
const run = (mode: Mode, isAnyway = false) =>
  runOffboard(
    { user: userNow(), mode, isAnyway },
    {
      offboardings: offboardingsIn(table()),
      items: userItemsIn(table()),
      starts: offboardingStartsIn(table()),
      invoke: async (event) => void invoked.push(event),
      now: () => now,
    },
  );

const store = (...sortKeys: string[]) =>
  Promise.all(sortKeys.map((sk) => table().put({ Item: { pk: userKey(userNow()), sk } })));

describe('npm run offboard', () => {
  it('shows what is stored, starts nothing with --dry-run, and the job without it', async () => {
    await store('KEY#a', 'KEY#b', 'LABELS', 'ACCOUNT#work#DIGEST');
    const who = `user ${userHash(userNow())}`;
    const stored = `${who}: stored are digestSettings 1, executions 2, labels 1`;
    expect(await run('dry-run')).toEqual([stored, `${who}: an offboarding would begin; nothing was started`]);
    expect(invoked).toEqual([]);
    expect(await run('start')).toEqual([stored, `${who}: RUNNING; see it with --status`]);
    expect(invoked).toEqual([{ user: userHash(userNow()) }]);
  });

  it('refuses a user of whom nothing is stored, unless with --anyway', async () => {
    const refused = run('start');
    await expect(refused).rejects.toThrow(CommandError);
    await expect(refused).rejects.toThrow(/nothing is stored.*--identifier/);
    await expect(refused).rejects.not.toThrow(userNow().identifier);
    expect((await run('dry-run')).at(-1)).toContain('without --anyway nothing would begin');
    expect([invoked, await offboardingsIn(table()).find(userNow())]).toEqual([[], undefined]);
    expect((await run('dry-run', true)).at(-1)).toContain('an offboarding would begin');
    await run('start', true);
    expect(invoked).toHaveLength(1);
    // From here on the user is known.
    expect((await run('start')).at(-1)).toContain('RUNNING');
  });

  it('resumes one that began, and starts none', async () => {
    await expect(run('resume')).rejects.toThrow('has no offboarding');
    expect(invoked).toEqual([]);
    await run('start', true);
    await run('resume');
    expect(invoked).toHaveLength(2);
  });

  it('shows the state without the identifier', async () => {
    await run('start', true);
    const shown = (await run('status')).join('\n');
    expect(shown).toContain('"status": "RUNNING"');
    expect(shown).not.toContain(userNow().identifier);
  });
});

describe('the options of npm run offboard', () => {
  const good = ['--table', 't', '--function', 'arn', '--identifier', 'ada', '--stage', 'example'];

  it('are read', async () => {
    expect(await readOptions(good)).toEqual({
      user: { issuer: 'https://login.example.com/', identifier: 'ada' },
      table: 't',
      functionArn: 'arn',
      mode: 'start',
      isAnyway: false,
    });
    const full = [...good, '--anyway', '--dry-run', '--issuer', 'https://login.example.com/'];
    expect(await readOptions(full)).toMatchObject({ mode: 'dry-run', isAnyway: true });
  });

  it.each([
    [['--identifier', 'ada'], 'is missing'],
    [[...good.slice(0, 4), '--stage', 'example'], '--identifier'],
    [good.slice(0, 6), '--stage is missing'],
    [[...good.slice(0, 6), '--issuer', 'https://login.example.com/'], '--stage is missing'],
    [[...good, '--issuer', 'https://login.example.com'], '--issuer is not the issuer of the stage'],
    [[...good, '--resume', '--status'], 'give one of'],
    [[...good, '--now'], 'unknown'],
  ])('are refused: %j', async (args, message) => {
    await expect(readOptions(args)).rejects.toThrow(message);
  });
});
