import { beforeEach, describe, expect, it } from 'vitest';
import { type ReceiveDeps, receiveEvent } from '../../../functions/account-events/receive-event.ts';
import type { EventProgress } from '../../../shared/account-events/received-events.ts';
import type { StatusChanged } from '../../../shared/account-events/status-changed.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { AccountStatus } from '../../../shared/scalekit/scalekit.ts';
import { parseOffboarding } from '../../../shared/state/offboarding/offboarding-item.ts';
import { userHash } from '../../../shared/state/user-key.ts';
import { rejectionOf } from '../../support/error-of.ts';
import { fakeDigestSettings, fakeSchedules } from '../../support/state/fake-digest-settings.ts';
import { fakeOffboardings, noTrails } from '../../support/state/fake-offboardings.ts';

const offboardings = fakeOffboardings();
const ISSUER = 'https://issuer';
const ALIAS = 'onbehalf-account:hash-of-work';
let progress: EventProgress | 'RESUMED' | 'LEASED';
let status: AccountStatus;
let steps: unknown[];
let lines: object[];
let published: StatusChanged[];
let isOutdated: boolean;
beforeEach(() => {
  progress = 'RECEIVED';
  status = 'EXPIRED';
  isOutdated = false;
  steps = [];
  lines = [];
  published = [];
});

const deps: ReceiveDeps = {
  issuer: ISSUER,
  now: () => 1_000,
  settings: fakeDigestSettings(),
  schedules: fakeSchedules(),
  accounts: {
    async find(ref, scope) {
      steps.push(['find', ref, scope.user]);
      return { ...ref, status };
    },
  },
  connections: {
    async resolve({ id, name }) {
      const found = name ?? (id === 'conn_1' ? 'gmail-prod' : undefined);
      return found === 'gmail-prod' ? 'gmail' : undefined;
    },
  },
  labels: {
    list: async () => [],
    findOwner: async (identifier) =>
      identifier === ALIAS ? { issuer: ISSUER, identifier: 'ada', account: 'work' } : undefined,
  },
  events: {
    claim: async (id, delivery) => {
      steps.push(['claim', id, delivery]);
      return progress;
    },
    advance: async (_id, _delivery, next) => {
      steps.push(next);
      return true;
    },
    release: async () => void steps.push('release'),
  },
  trails: noTrails,
  offboardings,
  order: {
    isOutdated: async () => isOutdated,
    record: async (id, occurredAt) => void steps.push(['record', id, occurredAt]),
  },
  bus: {
    async publish(change) {
      steps.push('publish');
      published.push(change);
    },
  },
  log: {
    info: (_message, fields = {}) => void lines.push(fields),
    warn: (_message, fields = {}) => void lines.push({ isWarning: true, ...fields }),
  },
};

const data = {
  id: 'ca_1',
  identifier: 'ada',
  connection_id: 'conn_1',
  status: 'EXPIRED',
  old_status: 'ACTIVE',
};
const event = (type: string, change: object = {}, more: object = {}) => ({
  id: 'evt_1',
  type: `connected_account.${type}`,
  occurred_at: '1970-01-01T00:00:01.000000002Z',
  data: { ...data, ...change },
  ...more,
});
const receive = (value: unknown) =>
  receiveEvent(
    { webhookId: 'evt_1', body: Buffer.from(JSON.stringify(value)) },
    { requestId: 'delivery-1', deadline: 9_000 },
    deps,
  );
const CLAIM = ['claim', 'evt_1', 'delivery-1'];
const RECORD = ['record', 'ca_1', 1_000_000_002n];

describe('an event of an account', () => {
  it('is claimed, followed, recorded, published and completed, in this order', async () => {
    expect(await receive(event('status_updated'))).toEqual({ outcome: 'done' });
    expect(steps).toEqual([CLAIM, RECORD, 'APPLIED', 'publish', 'PUBLISHED']);
    expect(lines).toMatchObject([{ outcome: 'done', connection: 'gmail', isPublished: true, paused: 0 }]);
  });

  it('is recorded and published with the time of its receipt when it claims a later one', async () => {
    await receive(event('status_updated', {}, { occurred_at: '2099-01-01T00:00:00Z' }));
    expect(steps).toContainEqual(['record', 'ca_1', 1_000_000_000n]);
    expect(published).toMatchObject([{ occurredAt: '1970-01-01T00:00:01.000Z' }]);
  });

  it('is not followed again after its application, and only published', async () => {
    progress = 'APPLIED';
    await receive(event('status_updated'));
    expect(steps).toEqual([CLAIM, 'publish', 'PUBLISHED']);
  });

  it('is published without being followed when a later one was applied', async () => {
    isOutdated = true;
    await receive(event('status_updated'));
    expect(steps).toEqual([CLAIM, 'APPLIED', 'publish', 'PUBLISHED']);
  });

  it('is followed again by the delivery that resumes it, also when a later one was applied', async () => {
    progress = 'RESUMED';
    isOutdated = true;
    await receive(event('status_updated'));
    expect(steps).toEqual([CLAIM, RECORD, 'APPLIED', 'publish', 'PUBLISHED']);
  });

  it.each([undefined, 2_000])(
    'leaves nothing behind when it comes late, of a user offboarded until %s',
    async (endedAt) => {
      const status = endedAt === undefined ? 'RUNNING' : 'DONE';
      const held = parseOffboarding({ status, id: 'o1', startedAt: 500, endedAt });
      offboardings.held.set(userHash({ issuer: ISSUER, identifier: 'ada' }), held);
      expect(await receive(event('status_updated'))).toEqual({ outcome: 'ignored' });
      expect([steps, published]).toEqual([[], []]);
      expect(lines).toMatchObject([{ reason: 'offboarded' }]);
      offboardings.held.clear();
    },
  );

  it('is a duplicate when it was completed', async () => {
    progress = 'PUBLISHED';
    expect(await receive(event('status_updated'))).toEqual({ outcome: 'duplicate' });
    expect(steps).toEqual([CLAIM]);
  });

  it('is refused while another delivery is at work', async () => {
    progress = 'LEASED';
    const { code, facts } = await rejectionOf(receive(event('status_updated')));
    expect([code, facts]).toEqual(['request-in-progress', { retryAfter: 30 }]);
    expect(steps).toEqual([CLAIM]);
  });

  it('ends its lease when a step fails, so that the next delivery resumes', async () => {
    const publish = deps.bus.publish;
    deps.bus.publish = () => Promise.reject(new AppError('upstream-unavailable'));
    try {
      expect((await rejectionOf(receive(event('status_updated')))).code).toBe('upstream-unavailable');
    } finally {
      deps.bus.publish = publish;
    }
    expect(steps).toEqual([CLAIM, RECORD, 'APPLIED', 'release']);
  });

  it('is left to the delivery that has taken its lease', async () => {
    const { advance } = deps.events;
    deps.events.advance = async () => false;
    try {
      expect((await rejectionOf(receive(event('status_updated')))).code).toBe('request-in-progress');
    } finally {
      deps.events.advance = advance;
    }
    expect(published).toEqual([]);
  });
});

describe('the published change', () => {
  const common = {
    id: 'evt_1',
    identifier: 'ada',
    connection: 'gmail',
    occurredAt: '1970-01-01T00:00:01.000000002Z',
  };

  it.each([
    ['status_updated', { status: 'EXPIRED', oldStatus: 'ACTIVE' }],
    ['created', { status: 'EXPIRED', oldStatus: 'NOT_CONNECTED' }],
    ['deleted', { status: 'NOT_CONNECTED', oldStatus: 'EXPIRED' }],
  ])('of %s is %o', async (type, change) => {
    status = 'NOT_CONNECTED';
    await receive(event(type));
    expect(published).toEqual([{ ...common, ...change }]);
  });

  it.each([
    ...['updated', 'oauth_succeeded', 'oauth_tokens_fetched', 'magic_link_generated'],
    ...['token_refresh_succeeded', 'token_refresh_failed'],
  ])('of %s is none', async (type) => {
    expect(await receive(event(type))).toEqual({ outcome: 'done' });
    expect(published).toEqual([]);
    expect(steps).toEqual([CLAIM, RECORD, 'APPLIED', 'PUBLISHED']);
  });

  it('of a deletion is none when another account has replaced the deleted one', async () => {
    status = 'ACTIVE';
    await receive(event('deleted'));
    expect(published).toEqual([]);
    expect(lines).toMatchObject([{ outcome: 'done', isPublished: false }]);
  });

  it("of a labelled account has the user's own identifier, and the label", async () => {
    await receive(event('status_updated', { identifier: ALIAS }));
    expect(published).toMatchObject([{ identifier: 'ada', account: 'work' }]);
    expect(JSON.stringify([published, lines])).not.toContain(ALIAS);
  });
});

describe('an event that concerns no account of the product', () => {
  it.each<[string, object]>([
    ['unknown-type', event('merged')],
    ['malformed', event('status_updated', { id: 7 })],
    ['organization', event('status_updated', {}, { organization_id: 'org_1' })],
    ['unknown-connection', event('status_updated', { connection_id: 'conn_2' })],
    ['unknown-connection', event('status_updated', { connection_name: 'other' })],
    ['unknown-account', event('status_updated', { identifier: 'onbehalf-account:other' })],
    ['unknown-account', event('status_updated', { identifier: ' ada' })],
    ['unknown-account', event('status_updated', { identifier: 'x'.repeat(101) })],
  ])('is acknowledged, counted as %s and never claimed', async (reason, value) => {
    expect(await receive(value)).toEqual({ outcome: 'ignored' });
    expect(steps).toEqual([]);
    const type = expect.stringMatching(/^connected_account\./);
    const warning = reason === 'malformed' ? { isWarning: true } : {};
    expect(lines).toEqual([{ outcome: 'ignored', reason, type, ...warning }]);
  });
});
