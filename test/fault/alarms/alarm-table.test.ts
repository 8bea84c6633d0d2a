import { describe, expect, it } from 'vitest';
import { alarmRows } from '../../../infra/deploy/constructs/alarms/rows/alarm-rows.ts';
import { rowIdOf } from '../../support/alarms/alarm-control.ts';
import { scenarios } from '../../support/alarms/scenarios/scenarios.ts';
import { control } from '../../support/stack/stack-control.ts';

/** Queries about one request, or one user, have no rows before an operator puts an id into them. */
const WITH_AN_ID = ['one request by id', 'one user by hash'];

describe('the causes of alarms', () => {
  it('are known for every alarm of the stack', async () => {
    const { alarms } = await control<{ alarms: { logicalId: string }[] }>('GET', 'alarms');
    const ids = alarms.map(({ logicalId }) => rowIdOf(logicalId));
    const caused = [...new Set(scenarios.flatMap(({ fires }) => fires))];
    expect(caused.toSorted()).toEqual(ids.toSorted());
    expect(ids.toSorted()).toEqual([...alarmRows.map(({ id }) => id), 'ServiceDown'].toSorted());
  });

  it('are looked at with every saved query of the stack', async () => {
    const { queries } = await control<{ queries: { name: string }[] }>('GET', 'queries');
    const names = queries.map(({ name }) => name.split('/').at(-1) ?? '');
    const used = [...new Set(scenarios.flatMap((scenario) => scenario.queries))];
    expect([...used, ...WITH_AN_ID].toSorted()).toEqual(names.toSorted());
  });
});
