import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildStatement } from '../../../functions/offboard/build-statement.ts';
import { PLACES, parseOffboarding } from '../../../shared/state/offboarding/offboarding-item.ts';
import { tableUnder } from '../../support/page.ts';

const offboarding = readFileSync('docs/offboarding.md', 'utf8');
const restore = readFileSync('docs/restore.md', 'utf8');

/** What the page says of each place that the record names as out of reach. */
const ON_THE_PAGE: Record<string, string> = {
  tableBackups: 'Backups of the table',
  earlierTables: 'After a restore, the table of before',
  activityRoots: 'The signed daily roots of the activity, for good. For 14 days, the leaves of a day',
  lateFirings: 'A firing from before the offboarding',
  hiddenMessages: 'A message that an operator begins to hide',
  logs: 'Log lines of CloudWatch',
  scalekit: "Scalekit's own logs",
  subscribers: 'from the event bus',
};

describe('docs/offboarding.md', () => {
  it('names what stays as the record does', () => {
    const state = parseOffboarding({ status: 'RUNNING', id: 'o', startedAt: 0 });
    const held = { hash: 'h', run: 'r', user: { issuer: 'i', identifier: 'u' }, state };
    const { outOfReach } = JSON.parse(buildStatement(held, 0));
    expect(Object.keys(outOfReach).toSorted()).toEqual(Object.keys(ON_THE_PAGE).toSorted());
    const [, stays = ''] = /## What stays\n([\s\S]*?)\n## /.exec(offboarding) ?? [];
    for (const text of Object.values(ON_THE_PAGE)) expect(stays).toContain(text);
  });

  it('explains every place of the record', () => {
    const cells = tableUnder(offboarding, '## What goes').map(([cell = '']) => cell);
    const named = cells.flatMap((cell) => [...cell.matchAll(/`(\w+)`/g)].map(([, name]) => name));
    expect(named.toSorted()).toEqual([...PLACES].toSorted());
  });
});

describe('docs/restore.md', () => {
  it('deploys without rollback triggers while the functions are stopped', () => {
    const commands = [...restore.matchAll(/npm run deploy --.*/g)].map(([command]) => command);
    expect(commands).toEqual(['npm run deploy -- -c stage=prod --rollback-trigger-alarm-arns none']);
  });
});
