import { ConnectorStatus } from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/connected_accounts/connected_accounts_pb.js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Account } from '../../../infra/local/scalekit/accounts/accounts.ts';
import { AuthorizationLinks } from '../../../infra/local/scalekit/links/authorization-links.ts';
import { EventLog } from '../../../infra/local/scalekit/log/event-log.ts';
import { AccessTokens } from '../../../infra/local/scalekit/tokens/access-tokens.ts';
import { createTokens } from '../../../infra/local/scalekit/tokens/user-tokens.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const account: Account = {
  id: 'ca_1',
  identifier: 'ada',
  connection: {
    id: 'conn_1',
    name: 'gmail',
    provider: 'GMAIL',
    authorization: 'OAUTH',
    createdAt: new Date(),
    enabled: true,
    completed: true,
    oauth: { usePlatformCreds: false, clientId: 'client', scopes: [] },
  },
  status: ConnectorStatus.PENDING_AUTH,
  updatedAt: new Date(),
  refreshFails: false,
};

describe('an event log', () => {
  it('keeps the newest 10,000 entries and continues to count', () => {
    const log = new EventLog<{ identifier: string }>();
    for (let index = 0; index < 10_005; index += 1) log.append({ identifier: `${index}` });
    const { entries, lastSeq } = log.read({});
    expect([entries.length, entries[0]?.seq, lastSeq]).toEqual([10_000, 6, 10_005]);
  });
});

describe('authorization links', () => {
  const links = () => new AuthorizationLinks(() => true, 'http://127.0.0.1');
  const idOf = (url: string) => url.split('/').at(-1) ?? '';

  it('are gone for an hour once they are used or expired, and then unknown', () => {
    const all = links();
    const id = idOf(all.create(account, {}).url);
    vi.advanceTimersByTime(11 * 60_000);
    all.create(account, {});
    expect(all.open(id)).toBe('gone');
    vi.advanceTimersByTime(50 * 60_000);
    all.create(account, {});
    expect(all.open(id)).toBe('unknown');
    expect(all.size).toBe(2);
  });

  it('remove consents that are consumed or expired', () => {
    const all = links();
    const consumed = all.createAuthRequest(account, createTokens());
    expect(all.size).toBe(1);
    all.claimAuthRequest(consumed, 'ada');
    expect(all.size).toBe(0);
    all.createAuthRequest(account, createTokens());
    vi.advanceTimersByTime(11 * 60_000);
    all.create(account, {});
    expect(all.size).toBe(1);
  });

  it('are limited to 10,000', () => {
    const all = links();
    for (let index = 0; index < 10_010; index += 1) all.create(account, {});
    expect(all.size).toBe(10_000);
  });
});

describe('access tokens', () => {
  it('are removed once they have expired', () => {
    const tokens = new AccessTokens('id', 'secret');
    for (let index = 0; index < 5; index += 1) tokens.issue('id', 'secret');
    vi.advanceTimersByTime(3_601_000);
    tokens.issue('id', 'secret');
    expect(tokens.expireAll()).toBe(1);
  });
});
