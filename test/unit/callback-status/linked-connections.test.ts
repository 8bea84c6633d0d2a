import { describe, expect, it } from 'vitest';
import {
  linkedBetween,
  linkedSince,
  listWaiting,
} from '../../../functions/callback-status/linked-connections.ts';
import type { AccountStatus, StoredAccount } from '../../../shared/scalekit/scalekit.ts';

const account = (
  id: string,
  connection: string,
  status: AccountStatus,
  updatedAt = 1_000,
): StoredAccount => ({
  ...{ id, connection, status, updatedAt },
});

describe('the accounts that wait', () => {
  it('has the accounts of its own connection first, and at most 100', () => {
    const others = Array.from({ length: 150 }, (_, n) => account(`ca_${n}`, 'slack', 'PENDING_VERIFICATION'));
    const own = account('ca_own', 'gmail', 'PENDING_VERIFICATION');
    const waiting = listWaiting([...others, own, account('ca_active', 'gmail', 'ACTIVE')], 'gmail');
    expect(waiting.slice(0, 2)).toEqual(['ca_own', 'ca_0']);
    expect(waiting).toHaveLength(100);
  });
});

describe('the connections that were linked', () => {
  it('since a list are those of accounts that waited then and are ACTIVE now, each once', () => {
    const now = [
      account('ca_1', 'gmail', 'ACTIVE'),
      account('ca_2', 'gmail', 'ACTIVE'),
      account('ca_3', 'slack', 'PENDING_VERIFICATION'),
      account('ca_4', 'notion', 'ACTIVE'),
    ];
    expect(linkedSince(['ca_1', 'ca_2', 'ca_3'], now)).toEqual(['gmail']);
    expect(linkedSince([], now)).toEqual([]);
  });

  it.each<[string, StoredAccount | undefined, StoredAccount, string[]]>([
    [
      'became ACTIVE',
      account('ca_1', 'gmail', 'PENDING_VERIFICATION'),
      account('ca_1', 'gmail', 'ACTIVE'),
      ['gmail'],
    ],
    [
      'is ACTIVE anew',
      account('ca_1', 'gmail', 'ACTIVE'),
      account('ca_1', 'gmail', 'ACTIVE', 2_000),
      ['gmail'],
    ],
    ['is new and ACTIVE', undefined, account('ca_1', 'gmail', 'ACTIVE'), ['gmail']],
    [
      'was ACTIVE and is unchanged',
      account('ca_1', 'gmail', 'ACTIVE'),
      account('ca_1', 'gmail', 'ACTIVE'),
      [],
    ],
    [
      'changed and is not ACTIVE',
      account('ca_1', 'gmail', 'ACTIVE'),
      account('ca_1', 'gmail', 'EXPIRED', 2_000),
      [],
    ],
  ])('between two lists: an account that %s', (_case, before, after, expected) => {
    expect(linkedBetween(before === undefined ? [] : [before], [after])).toEqual(expected);
  });
});
