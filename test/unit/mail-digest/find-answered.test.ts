import { describe, expect, it } from 'vitest';
import { findAnswered } from '../../../functions/mail-digest/fetch/find-answered.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { CallScope, ToolCall, ToolRun } from '../../../shared/scalekit/scalekit.ts';
import { type choice, DigestFakes, done, message } from '../../support/digest/digest-fakes.ts';
import { requestScope } from '../../support/request-scope.ts';

const asked = ['mira@person.example', 'bob@person.example'];
const sentTo = (name: 'To' | 'Cc', value: string) => ({
  id: 's1',
  labelIds: ['SENT'],
  payload: { headers: [{ name, value }] },
});

async function answeredBy(result: ToolRun | Error, connection = 'gmail') {
  const calls: { call: ToolCall; scope: CallScope }[] = [];
  const read = async (call: ToolCall, scope: CallScope) => {
    calls.push({ call, scope });
    if (result instanceof Error) throw result;
    return result;
  };
  const scope = { ...requestScope(), deadline: 25_000 };
  const found = await findAnswered(asked, {
    mailbox: { connection },
    tools: { read },
    scope,
    now: () => 1_000,
  });
  return { found, calls };
}

describe('findAnswered', () => {
  it('lists the mails that the user sent to the addresses, headers alone, within three seconds', async () => {
    const sent = [sentTo('To', 'Mira Holt <Mira@Person.example>'), sentTo('Cc', 'x@y.example')];
    const { found, calls } = await answeredBy(done({ messages: sent }));
    expect(found).toEqual(['mira@person.example']);
    expect(calls).toMatchObject([
      {
        call: {
          tool: 'gmail_fetch_mails',
          input: {
            query: 'in:sent newer_than:3m {to:mira@person.example to:bob@person.example}',
            max_results: 20,
            format: 'metadata',
          },
        },
        scope: { deadline: 4_000 },
      },
    ]);
  });

  it.each<[string, ToolRun | Error]>([
    ['the call fails', { outcome: 'unknown', error: new AppError('upstream-unavailable') }],
    ['the account must be linked again', { outcome: 'not-run', error: new AppError('reconnect-required') }],
    ['the call throws', new AppError('deadline-exceeded')],
    ['the page is invalid', done({ messages: 'none' })],
    ['the mailbox has none', done({})],
    ['the page lists ids only', done({ messages: [{ id: 's1', threadId: 't1' }] })],
  ])('finds none when %s', async (_, result) => {
    expect((await answeredBy(result)).found).toEqual([]);
  });

  it('calls no tool that is not on the allow-list', async () => {
    expect(await answeredBy(done({}), 'nope')).toEqual({ found: [], calls: [] });
  });

  it('throws an error that is not the call’s', async () => {
    await expect(answeredBy(new TypeError('bug'))).rejects.toThrow('bug');
  });
});

describe('a digest', () => {
  const tracked = {
    ...message,
    payload: {
      ...message.payload,
      headers: [
        { name: 'From', value: 'Mira Holt <mira@person.example>' },
        { name: 'To', value: 'ada@example.com, bob@example.com' },
        { name: 'List-Unsubscribe', value: '<https://crm.example/u/1>' },
      ],
    },
  };

  async function digestOf(mail: unknown, answer: ToolRun, over: Partial<typeof choice> = {}) {
    const fakes = await DigestFakes.create(over);
    fakes.results.gmail_fetch_mails = [done({ messages: [mail] }), answer];
    const outcome = await fakes.run();
    const [slot] = fakes.slots.held.values();
    const queries = fakes.calls.map(({ input }) => String(input.query));
    return { outcome, isBulk: slot?.digest?.items.map((item) => item.isBulk), queries };
  }

  it('asks once for the answers to persons whose mail looks like bulk, and shows those that it finds', async () => {
    const answer = done({ messages: [sentTo('To', 'mira@person.example')] });
    const { isBulk, queries } = await digestOf(tracked, answer);
    expect(isBulk).toEqual([false]);
    expect(queries).toHaveLength(2);
    expect(queries[1]).toContain('{to:mira@person.example}');
  });

  it('is delivered when that call fails', async () => {
    const failed: ToolRun = { outcome: 'unknown', error: new AppError('upstream-unavailable') };
    const { outcome, isBulk } = await digestOf(tracked, failed);
    expect(outcome.status).toBe('DELIVERED');
    expect(isBulk).toEqual([true]);
  });

  it('asks for nothing when no mail is in doubt', async () => {
    expect((await digestOf(message, done({}))).queries).toHaveLength(1);
  });
});
