import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { executionResponse } from '../../shared/actions/responses.ts';
import {
  type Actor,
  armToolFault,
  countSends,
  expectFree,
  expectUnknown,
  newActor,
  verdict,
} from '../support/actions/actions.ts';
import { simulator } from '../support/stack/product.ts';

type Input = Record<string, unknown>;
type Fault = { do: string; code: string; toolErrorCode: string; share?: number; when?: string };
type Family = {
  connection: string;
  /** Whether its actions are declared, and go to the provider's own API. */
  isDeclared?: true;
  read: [string, Input];
  write: (ada: Actor) => Promise<[string, Input]>;
};

const families: Family[] = [
  {
    connection: 'gmail',
    read: ['gmail_list_labels', {}],
    write: async () => ['gmail_create_draft', { to: 'bob@example.com', subject: 'Hi', body: 'there' }],
  },
  {
    connection: 'slack',
    read: ['slack_list_channels', {}],
    write: async () => ['slack_send_message', { channel: '#random', text: 'Hello' }],
  },
  {
    connection: 'notion',
    read: ['notion_page_search', { query: 'home' }],
    write: async (ada) => {
      const { json } = await ada.run('notion_page_search', { query: 'home' });
      const properties = { title: { title: [{ text: { content: 'Ideas' } }] } };
      return ['notion_page_create', { parent_page_id: json.data.results[0].id, properties }];
    },
  },
  {
    connection: 'googlecalendar',
    read: ['googlecalendar_list_calendars', {}],
    write: async () => [
      'googlecalendar_create_event',
      { summary: 'Tea', start_datetime: '2030-01-01T15:00:00Z' },
    ],
  },
  {
    connection: 'linear',
    isDeclared: true,
    read: ['linear_search_issues', { term: 'engine' }],
    write: async () => ['linear_create_comment', { issue_id: 'ENG-1', body: 'Seen' }],
  },
  {
    connection: 'freshdesk',
    isDeclared: true,
    read: ['freshdesk_list_tickets', {}],
    write: async () => ['freshdesk_add_note', { ticket_id: 1, body: 'Seen' }],
  },
];

/** Errors of a provider before any effect, and the response to the caller. */
const refusals: [string, Fault, string][] = [
  [
    '401 (T18)',
    { do: 'error', code: 'Unauthenticated', toolErrorCode: 'UNAUTHENTICATED' },
    '409 reconnect-required',
  ],
  [
    '403 (T19)',
    { do: 'error', code: 'PermissionDenied', toolErrorCode: 'FORBIDDEN' },
    '403 provider-forbidden',
  ],
  ['404', { do: 'error', code: 'NotFound', toolErrorCode: 'NOT_FOUND' }, '502 provider-error'],
];
/** The HTTP statuses of a provider's own API, by the code of a tool's error. */
const statuses: Record<string, number> = {
  Unauthenticated: 401,
  PermissionDenied: 403,
  NotFound: 404,
  ResourceExhausted: 429,
  Internal: 500,
};

/** A fault of a tool, in the form of the family's provider. */
const faultOf = ({ isDeclared }: Family, { code, toolErrorCode, ...others }: Fault) =>
  isDeclared ? { ...others, status: statuses[code] } : { ...others, code, toolErrorCode };

const rateLimit = { do: 'error', code: 'ResourceExhausted', toolErrorCode: 'RATE_LIMITED' };
const failure = { do: 'error', code: 'Internal', toolErrorCode: 'INTERNAL' };

const newUser = (connection: string) => newActor('actions-provider', connection);
const setStatus = ({ identifier }: Actor, connection: string, status: string) =>
  simulator.post('accounts/status', { identifier, connection: `${connection}-local`, status });

/** A new user's write, which can be sent several times under one key. */
async function newWrite({ connection, write }: Family) {
  const [ada, key] = [await newUser(connection), randomUUID()];
  const [tool, input] = await write(ada);
  return { ada, key, send: () => ada.run(tool, input, key), before: await countSends(ada) };
}

describe('a typed tool error (T72)', () => {
  const armed = (code: string) => ({ do: 'error', code, toolErrorCode: 'ANY', when: 'after' });

  it.each(['Unavailable', 'DeadlineExceeded', 'Canceled', 'Unknown', 'DataLoss'])(
    'leaves a write unknown, for good, when it says how the run ended: %s',
    async (code) => {
      const [ada, key] = [await newUser('gmail'), randomUUID()];
      await armToolFault(ada, armed(code));
      const { json, ...response } = await ada.write(key);
      expect(verdict({ json, ...response })).toBe('504 outcome-unknown');
      expect(json).not.toHaveProperty('reason');
      await expectUnknown(ada, key);
      expect(await countSends(ada)).toEqual({ effects: 1, attempts: 1 });
    },
  );

  it.each([
    ['InvalidArgument', 'invalid-input'],
    ['OutOfRange', 'invalid-input'],
    ['AlreadyExists', 'conflict'],
    ['Aborted', 'conflict'],
    ['FailedPrecondition', 'conflict'],
    ['Internal', 'other'],
    ['Unimplemented', 'other'],
  ])(
    '%s of a write has the reason %s, also in the stored response and the execution',
    async (code, reason) => {
      const [ada, key] = [await newUser('gmail'), randomUUID()];
      await armToolFault(ada, armed(code));
      for (const expected of ['502 provider-error', '502 provider-error replayed']) {
        const { json, ...response } = await ada.write(key);
        expect([verdict({ json, ...response }), json.reason]).toEqual([expected, reason]);
      }
      const execution = executionResponse.parse((await ada.execution(key)).json);
      expect(execution).toMatchObject({ code: 'provider-error', reason });
      expect(await countSends(ada)).toEqual({ effects: 1, attempts: 1 });
    },
  );

  it.each([
    ['NotFound', '502 provider-error', 'not-found'],
    ['InvalidArgument', '502 provider-error', 'invalid-input'],
    ['Unavailable', '502 provider-error', 'unavailable'],
    ['DeadlineExceeded', '502 provider-error', 'unavailable'],
    ['Unauthenticated', '409 reconnect-required', undefined],
    ['ResourceExhausted', '429 provider-rate-limited', undefined],
  ])('%s of a read is %s with the reason %s', async (code, expected, reason) => {
    const ada = await newUser('gmail');
    await armToolFault(ada, { ...armed(code), share: 1 });
    const { json, ...response } = await ada.read();
    expect([verdict({ json, ...response }), json.reason]).toEqual([expected, reason]);
  });

  it('NotFound of a write has the reason not-found, and frees the key', async () => {
    const [ada, key] = [await newUser('gmail'), randomUUID()];
    await armToolFault(ada, { do: 'error', code: 'NotFound', toolErrorCode: 'ANY' });
    expect((await ada.write(key)).json.reason).toBe('not-found');
    await expectFree(ada, key);
  });
});

describe.each(families)('a read of $connection', (family) => {
  const { connection, read, isDeclared } = family;

  it.each([...refusals, ['500 (T21)', failure, '502 provider-error'] as const])(
    'is not repeated after a %s',
    async (_status, fault, expected) => {
      const ada = await newUser(connection);
      await armToolFault(ada, faultOf(family, fault));
      const response = await ada.run(...read);
      expect([verdict(response), response.json.connection]).toEqual([expected, connection]);
      expect(await countSends(ada)).toEqual({ effects: 0, attempts: 1 });
      expect(verdict(await ada.run(...read))).toBe('200');
    },
  );

  it('is repeated when the Retry-After of a 429 has passed, and returns a 429 that persists (T20)', async () => {
    const [ada, bob] = [await newUser(connection), await newUser(connection)];
    await armToolFault(ada, faultOf(family, rateLimit));
    await armToolFault(bob, faultOf(family, { ...rateLimit, share: 1 }));
    const [once, always] = await Promise.all([ada.run(...read), bob.run(...read)]);
    const limited = isDeclared ? expect.stringMatching(/^HTTP_4/) : 'ResourceExhausted';
    expect([verdict(once), await ada.attempts()]).toEqual(['200', [limited, 'OK']]);
    expect(verdict(always)).toBe('429 provider-rate-limited');
    expect(await bob.attempts()).toHaveLength(3);
  });

  it('returns reconnect-required for an EXPIRED account (T22)', async () => {
    const ada = await newUser(connection);
    await setStatus(ada, connection, 'EXPIRED');
    const response = await ada.run(...read);
    expect([verdict(response), response.json.connection]).toEqual(['409 reconnect-required', connection]);
    expect(response.json.reconnect).toBe(`POST /connections/${connection}/authorize?force=true`);
    expect(await countSends(ada)).toEqual({ effects: 0, attempts: isDeclared ? 0 : 1 });
    await setStatus(ada, connection, 'ACTIVE');
    expect(verdict(await ada.run(...read))).toBe('200');
  });
});

describe.each(families)('a write of $connection', (family) => {
  const { connection, isDeclared } = family;

  const released = [...refusals, ['429 (T20)', rateLimit, '429 provider-rate-limited'] as const];
  it.each(released)('is sent once, and its key is free, after a %s', async (_status, fault, expected) => {
    const { ada, key, send, before } = await newWrite(family);
    await armToolFault(ada, faultOf(family, fault));
    const response = await send();
    expect([verdict(response), response.json.connection]).toEqual([expected, connection]);
    expect(await countSends(ada)).toEqual({ effects: 0, attempts: before.attempts + 1 });
    await expectFree(ada, key, send);
  });

  it.each([
    ['500', failure, 0],
    ['500 after its effect', { ...failure, when: 'after' }, 1],
  ])(
    'is sent once after a %s, and each repeat gets the same response (T21)',
    async (_case, fault, effects) => {
      const { ada, key, send, before } = await newWrite(family);
      await armToolFault(ada, faultOf(family, fault));
      const first = await send();
      expect([verdict(first), first.json.connection]).toEqual(['502 provider-error', connection]);
      for (let repeat = 0; repeat < 2; repeat += 1) {
        const again = await send();
        expect(verdict(again)).toBe('502 provider-error replayed');
        expect(again.json).toEqual({ ...first.json, instance: again.json.instance });
      }
      expect((await ada.execution(key)).json).toMatchObject({ status: 'DONE', code: 'provider-error' });
      expect(await countSends(ada)).toEqual({ effects, attempts: before.attempts + 1 });
    },
  );

  it('returns reconnect-required for an EXPIRED account, and is sent after the reconnect (T22)', async () => {
    const { ada, key, send, before } = await newWrite(family);
    await setStatus(ada, connection, 'EXPIRED');
    const response = await send();
    expect([verdict(response), response.json.connection]).toEqual(['409 reconnect-required', connection]);
    const attempts = before.attempts + (isDeclared ? 0 : 1);
    expect(await countSends(ada)).toEqual({ effects: 0, attempts });
    await setStatus(ada, connection, 'ACTIVE');
    await expectFree(ada, key, send);
  });
});
