import { beforeEach, describe, expect, it } from 'vitest';
import { userItemsIn } from '../../../../functions/offboard/places/user-items.ts';
import { CommandError } from '../../../../infra/operator/command-error.ts';
import { type Mode, readOptions } from '../../../../infra/operator/offboard/options.ts';
import { refuseOtherStage } from '../../../../infra/operator/offboard/refuse-other-stage.ts';
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
  const ownTable = 'onbehalf-example-StateTable962DE04C-A1B2C3D4E5F6G';
  const arn = (name: string) => `arn:aws:lambda:eu-west-1:111122223333:function:${name}`;
  const ownFunction = arn('onbehalf-example-OffboardFunction6A1B2C3D-XyZ');
  const good = ['--table', ownTable, '--function', ownFunction, '--identifier', 'ada', '--stage', 'example'];

  it('are read', async () => {
    expect(await readOptions(good)).toEqual({
      user: { issuer: 'https://login.example.com/', identifier: 'ada' },
      table: ownTable,
      functionArn: ownFunction,
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
    [[...good, '--table', 'onbehalf-prod-StateTable962DE04C-A1'], '--table is not of the stage'],
    [[...good, '--function', arn('onbehalf-prod-OffboardFunction6A1B2C3D-Xy')], '--function is not of the'],
  ])('are refused: %j', async (args, message) => {
    await expect(readOptions(args)).rejects.toThrow(message);
  });
});

describe('the table and the function of npm run offboard', () => {
  const ofProd = {
    table: 'onbehalf-prod-StateTable962DE04C-A1',
    name: 'onbehalf-prod-OffboardFunction6A-Xy',
  };
  const restored = { tableName: 'kept', resumedAt: '2026-11-29T14:30:00Z', untimedKeys: 'refuse' } as const;
  const check = (stage: object, table = ofProd.table, name = ofProd.name) =>
    refuseOtherStage({ stage: 'prod', restored: undefined, ...stage }, table, name);

  it('are those of the stage, and not of one whose name begins alike', () => {
    expect(() => check({})).not.toThrow();
    expect(() => check({}, 'onbehalf-prod-eu-StateTable962DE04C-A1')).toThrow('--table');
    expect(() => check({}, ofProd.table, 'onbehalf-prod-eu-OffboardFunction6A-Xy')).toThrow('--function');
    expect(() => check({}, 'onbehalf-prod-restored-1')).toThrow('--table');
  });

  it('are the restored table alone where the stage has one, whatever its name', () => {
    expect(() => check({ restored }, 'kept')).not.toThrow();
    expect(() => check({ restored })).toThrow('which is kept');
  });

  it('may have the name of a long stage cut in that of the function, and not in that of the table', () => {
    const long = { stage: 'a-name-of-twenty-five-chars' };
    const table = `onbehalf-${long.stage}-StateTable962DE04C-A1`;
    expect(() => check(long, table, 'onbehalf-a-name-of-twent-OffboardFunction6A-Xy')).not.toThrow();
    expect(() => check(long, table)).toThrow('--function');
  });
});
