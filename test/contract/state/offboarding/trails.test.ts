import { describe, expect, it } from 'vitest';
import { flowsIn } from '../../../../shared/state/flows.ts';
import { keyOfTrailed, trailsIn } from '../../../../shared/state/offboarding/trails.ts';
import { userKey } from '../../../../shared/state/user-key.ts';
import { sha256 } from '../../../../shared/text/sha256.ts';
import { useTable } from '../../../support/state/dynalite-table.ts';

const table = useTable();
const ada = { issuer: 'https://issuer', identifier: 'ada' };

async function trailsOf(identifier: string) {
  const { Items = [] } = await table().query({
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :trail)',
    ExpressionAttributeValues: { ':pk': userKey({ ...ada, identifier }), ':trail': 'TRAIL#' },
  });
  return Items;
}

describe('trailsIn a table', () => {
  it('lead from the user to items that stand outside the partition, once for each', async () => {
    const trails = trailsIn(table(), () => 5_000);
    const items = ['EVENT#msg_1', 'EVENT-ORDER#ca_1'] as const;
    for (let time = 0; time < 2; time += 1) await trails.leave(ada, items, 1_000 + time);
    expect(await trailsOf('ada')).toEqual([
      {
        ...{ pk: userKey(ada), sk: 'TRAIL#EVENT#msg_1', leadsTo: new Set(items) },
        ...{ expiresAt: 1_001 + 2 * 86_400, leftAt: 5_000 },
      },
    ]);
    expect(items.map(keyOfTrailed)).toEqual([
      { pk: 'EVENT#msg_1', sk: 'EVENT' },
      { pk: 'EVENT-ORDER#ca_1', sk: 'EVENT-ORDER' },
    ]);
  });

  it('lead to every flow of the user, also when it has ended', async () => {
    const eve = { ...ada, identifier: 'eve' };
    const flows = flowsIn(table());
    await flows.start('state', { ...eve, connection: 'gmail', expiresAt: 600 }, 0);
    await flows.settle('state', 'DENIED');
    const pks = (await trailsOf('eve')).flatMap(({ leadsTo }) => [...(leadsTo as Set<string>)]);
    const [pk = ''] = pks;
    expect(pk).toBe(`FLOW#${sha256('state')}`);
    expect((await table().get({ Key: keyOfTrailed(pk) })).Item).toMatchObject({ status: 'DENIED' });
  });
});
