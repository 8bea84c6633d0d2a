import { describe, expect, it } from 'vitest';
import { readStatus, readStatuses } from '../../../functions/callback-status/status.ts';
import { connections } from '../../../shared/connections/connections.ts';
import type { ConnectedAccount } from '../../../shared/scalekit/scalekit.ts';
import { requestScope } from '../../support/request-scope.ts';

const scope = requestScope();

/** A user with accounts by their labels; counts the lists. */
function setUp(labels: string[], held: ConnectedAccount[]) {
  const listed: (string | undefined)[] = [];
  let running = 0;
  let most = 0;
  const deps = {
    labels: { list: async () => labels },
    accounts: {
      async list(_scope: unknown, account?: string) {
        listed.push(account);
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setImmediate(resolve));
        running -= 1;
        return held.filter((each) => each.account === account);
      },
      find: async () => held[0] ?? { connection: 'gmail', status: 'NOT_CONNECTED' as const },
    },
  };
  return { deps, listed, most: () => most };
}

describe('the statuses of a user', () => {
  it('are one entry per connection, from one list, without labels', async () => {
    const { deps, listed } = setUp([], [{ connection: 'slack', status: 'ACTIVE' }]);
    const statuses = await readStatuses(scope, deps);
    expect(statuses.map(({ connection }) => connection)).toEqual(Object.keys(connections));
    expect(statuses.map(({ status }) => status).filter((each) => each === 'ACTIVE')).toHaveLength(1);
    expect(statuses.some((each) => 'account' in each)).toBe(false);
    expect(listed).toEqual([undefined]);
  });

  it('have the labelled accounts after the default one of their connection, from one list per label', async () => {
    const { deps, listed, most } = setUp(
      ['club', 'work'],
      [
        { connection: 'slack', account: 'work', status: 'EXPIRED' },
        { connection: 'gmail', account: 'work', status: 'ACTIVE' },
        { connection: 'gmail', account: 'club', status: 'ACTIVE' },
      ],
    );
    const statuses = await readStatuses(scope, deps);
    const named = statuses.map(({ connection, account, status }) => [connection, account, status].join(' '));
    expect(named.slice(0, 5)).toEqual([
      'gmail  NOT_CONNECTED',
      'gmail club ACTIVE',
      'gmail work ACTIVE',
      'slack  NOT_CONNECTED',
      'slack work EXPIRED',
    ]);
    expect(statuses).toHaveLength(Object.keys(connections).length + 3);
    expect(statuses[4]?.reconnect).toBe('POST /connections/slack/authorize?force=true&account=work');
    expect(listed.toSorted()).toEqual(['club', 'work', undefined]);
    expect(most()).toBe(3);
  });

  it('of one labelled account names the label', async () => {
    const { deps } = setUp([], [{ connection: 'gmail', account: 'work', status: 'DISCONNECTED' }]);
    const ref = { connection: 'gmail', account: 'work' };
    expect(await readStatus(ref, connections.gmail, scope, deps.accounts)).toMatchObject({
      ...{ ...ref, status: 'DISCONNECTED' },
      reconnect: 'POST /connections/gmail/authorize?force=true&account=work',
    });
  });
});
