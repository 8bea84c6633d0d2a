import { describe, expect, it } from 'vitest';
import { fetchMails } from '../../../functions/mail-digest/fetch/fetch-mails.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { DecodedMessage } from '../../../shared/mail/gmail-message.ts';
import type { ToolCall, ToolRun } from '../../../shared/scalekit/scalekit.ts';
import { rejectionOf } from '../../support/error-of.ts';
import { requestScope } from '../../support/request-scope.ts';

const scope = requestScope();
const request = { mailbox: { connection: 'gmail' }, query: 'is:unread', maxMessages: 50 };
const subject = { name: 'Subject', value: 'Hi' };
const whole = (id: string) => ({ id, payload: { headers: [subject] } });
const namesOf = (mails: DecodedMessage[]) =>
  mails.map((each) => ('mail' in each ? each.mail.id : `${each.skipped.id} skipped`));
const done = (data: unknown): ToolRun => ({ outcome: 'done', data, executionId: 'ex' });

function toolsThat(respond: (call: ToolCall) => ToolRun) {
  const calls: ToolCall[] = [];
  let running = 0;
  let most = 0;
  return {
    calls,
    most: () => most,
    read: async (call: ToolCall) => {
      calls.push(call);
      running += 1;
      most = Math.max(most, running);
      await new Promise(setImmediate);
      running -= 1;
      return respond(call);
    },
  };
}

describe('fetchMails', () => {
  it('makes one call when the list returns whole messages', async () => {
    const tools = toolsThat(() => done({ messages: [whole('1'), whole('2')] }));
    expect(namesOf((await fetchMails(request, scope, tools)).decoded)).toEqual(['1', '2']);
    expect(tools.calls.map(({ input }) => input)).toEqual([{ query: 'is:unread', max_results: 50 }]);
  });

  it('reads pages up to the limit', async () => {
    const tools = toolsThat(({ input }) => {
      const from = Number(input.page_token ?? 0);
      const messages = Array.from({ length: Number(input.max_results) }, (_, at) => whole(String(from + at)));
      return done({ messages, nextPageToken: String(from + messages.length) });
    });
    const fetched = await fetchMails({ ...request, maxMessages: 150 }, scope, tools);
    expect([fetched.decoded.length, fetched.hasMore]).toEqual([150, true]);
    expect(tools.calls.map(({ input }) => input.max_results)).toEqual([100, 50]);
  });

  it('decodes a message once that two pages repeat, also when the list returns ids', async () => {
    const pages = [
      [{ id: '1' }, whole('2')],
      [whole('2'), { id: '1' }, { id: '3' }],
    ];
    const tools = toolsThat(({ tool, input }) => {
      if (tool !== 'gmail_fetch_mails') return done(whole(String(input.message_id)));
      const isFirst = input.page_token === undefined;
      return done({ messages: pages[isFirst ? 0 : 1], nextPageToken: isFirst ? 'p2' : null });
    });
    const { decoded, hasMore } = await fetchMails(request, scope, tools);
    expect([namesOf(decoded), hasMore]).toEqual([['1', '2', '3'], false]);
    expect(tools.calls.map(({ input }) => input.max_results ?? input.message_id)).toEqual([50, 48, '1', '3']);
  });

  it('stops at an empty page with a page token', async () => {
    const tools = toolsThat(() => done({ messages: [], nextPageToken: 'again' }));
    expect(await fetchMails(request, scope, tools)).toEqual({ decoded: [], hasMore: false });
    expect(tools.calls).toHaveLength(1);
  });

  it('fetches messages that were listed as ids, at most five concurrently, in order', async () => {
    const ids = Array.from({ length: 20 }, (_, at) => ({ id: String(at), threadId: 't' }));
    const tools = toolsThat(({ tool, input }) =>
      done(
        tool === 'gmail_fetch_mails' ? { messages: [whole('w'), ...ids] } : whole(String(input.message_id)),
      ),
    );
    const { decoded: mails } = await fetchMails(request, scope, tools);
    expect(namesOf(mails)).toEqual(['w', ...ids.map(({ id }) => id)]);
    expect(tools.calls).toHaveLength(21);
    expect(tools.most()).toBe(5);
  });

  it('keeps the place of a message that cannot be fetched', async () => {
    const gone: ToolRun = { outcome: 'not-run', error: new AppError('provider-error') };
    const tools = toolsThat(({ tool, input }) => {
      if (tool === 'gmail_fetch_mails') return done({ messages: [{ id: '1' }, { id: '2' }, 'nonsense'] });
      return input.message_id === '1' ? gone : done(whole('2'));
    });
    const { decoded } = await fetchMails(request, scope, tools);
    expect(namesOf(decoded)).toEqual(['1 skipped', '2', '(no id) skipped']);
  });

  it('holds at most as many raw messages as it fetches concurrently', async () => {
    let [held, most] = [0, 0];
    const heavy = (id: string) => ({
      id,
      get payload() {
        held -= 1;
        return { headers: [subject] };
      },
    });
    const ids = Array.from({ length: 40 }, (_, at) => ({ id: String(at) }));
    const tools = toolsThat(({ tool, input }) => {
      if (tool === 'gmail_fetch_mails') return done({ messages: ids });
      held += 1;
      most = Math.max(most, held);
      return done(heavy(String(input.message_id)));
    });
    expect((await fetchMails(request, scope, tools)).decoded).toHaveLength(40);
    expect(held).toBe(0);
    expect(most).toBeLessThanOrEqual(5);
  });

  it('fetches no further message after a failure', async () => {
    const ids = Array.from({ length: 50 }, (_, at) => ({ id: String(at) }));
    const tools = toolsThat(({ tool }) =>
      tool === 'gmail_fetch_mails'
        ? done({ messages: ids })
        : { outcome: 'unknown', error: new AppError('upstream-unavailable') },
    );
    expect((await rejectionOf(fetchMails(request, scope, tools))).code).toBe('upstream-unavailable');
    expect(tools.calls).toHaveLength(1 + 5);
  });

  it.each([
    ['not-run', 'reconnect-required'],
    ['not-run', 'upstream-unavailable'],
    ['not-run', 'provider-forbidden'],
    ['unknown', 'provider-error'],
  ] as const)('throws for a single message that ends %s with %s', async (outcome, code) => {
    const tools = toolsThat(({ tool, input }) => {
      if (tool === 'gmail_fetch_mails') return done({ messages: [{ id: '1' }, { id: '2' }] });
      return input.message_id === '2' ? { outcome, error: new AppError(code) } : done(whole('1'));
    });
    expect((await rejectionOf(fetchMails(request, scope, tools))).code).toBe(code);
  });

  it.each([{ messages: null, nextPageToken: null }, {}])('finds no mail in %o', async (data) => {
    expect(
      await fetchMails(
        request,
        scope,
        toolsThat(() => done(data)),
      ),
    ).toEqual({ decoded: [], hasMore: false });
  });

  it.each([{ messages: 'none' }, { messages: [], nextPageToken: 7 }, null, 'x'])(
    'throws provider-error for the invalid page %o',
    async (data) => {
      const failing = fetchMails(
        request,
        scope,
        toolsThat(() => done(data)),
      );
      expect((await rejectionOf(failing)).code).toBe('provider-error');
    },
  );

  it('calls no tool that is not on the allow-list', async () => {
    const tools = toolsThat(() => done({}));
    expect(
      (await rejectionOf(fetchMails({ ...request, mailbox: { connection: 'nope' } }, scope, tools))).code,
    ).toBe('connection-unknown');
    expect(tools.calls).toEqual([]);
  });

  it('throws the error of the mailbox', async () => {
    const tools = toolsThat(() => ({ outcome: 'not-run', error: new AppError('reconnect-required') }));
    expect((await rejectionOf(fetchMails(request, scope, tools))).code).toBe('reconnect-required');
  });
});
