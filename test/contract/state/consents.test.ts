import { describe, expect, it } from 'vitest';
import { consentsIn } from '../../../shared/state/consents.ts';
import { sha256 } from '../../../shared/text/sha256.ts';
import { useTable } from '../../support/state/dynalite-table.ts';

const start = Date.parse('2026-11-22T08:00:00Z');
const seconds = start / 1_000;

const table = useTable();

async function expiryOf(authRequestId: string): Promise<number> {
  const Key = { pk: `CONSENT#${sha256(authRequestId)}`, sk: 'CONSENT' };
  const { Item } = await table().get({ Key });
  return Item?.expiresAt;
}

describe('consentsIn a table', () => {
  it('keeps the accounts of the first attempt for ten minutes', async () => {
    const consents = consentsIn(table());
    expect(await consents.attempt('first', ['ca_1', 'ca_2'], start)).toEqual({ waiting: ['ca_1', 'ca_2'] });
    expect(await consents.attempt('first', [], start + 60_000)).toEqual({ waiting: ['ca_1', 'ca_2'] });
    expect(await consents.attempt('another', [], start)).toEqual({ waiting: [] });
    expect(await expiryOf('first')).toBe(seconds + 600);
  });

  it('keeps the connection whose flow ended with the consent', async () => {
    const consents = consentsIn(table());
    await consents.attempt('finished', ['ca_1'], start);
    await consents.recordEnd('finished', 'gmail');
    expect(await consents.attempt('finished', [], start)).toEqual({
      waiting: ['ca_1'],
      endedFlowOf: 'gmail',
    });
  });

  it('refuses every attempt of a revoked consent, and keeps it for a day', async () => {
    const consents = consentsIn(table());
    await consents.attempt('attempted', ['ca_1'], start);
    for (const id of ['attempted', 'fresh']) {
      for (let time = 0; time < 2; time += 1) await consents.revoke(id, start);
      await consents.recordEnd(id, 'gmail');
      for (let time = 0; time < 2; time += 1)
        expect(await consents.attempt(id, ['ca_1'], start)).toBeUndefined();
      expect(await expiryOf(id)).toBe(seconds + 24 * 60 * 60);
    }
  });
});
