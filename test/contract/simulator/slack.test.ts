import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SimulatedScalekit, thrownBy, toolsThrough } from '../../support/scalekit/simulated-scalekit.ts';

// Follows https://docs.slack.dev/reference/methods, method by method.
const CONNECTION = 'slack-local';

type Message = { ts: string; text: string; user: string; thread_ts?: string; reply_count?: number };
type History = { messages: Message[]; has_more: boolean; response_metadata: { next_cursor: string } };
type Channels = { channels: { id: string; name: string; is_member: boolean }[] };
type User = { user: { id: string; profile: { email: string } } };
type Opened = { channel: { id: string }; already_open?: boolean };
type Posted = { channel: string; ts: string; message: Message };

let scalekit: SimulatedScalekit;
let run: ReturnType<typeof toolsThrough>;
beforeAll(async () => {
  scalekit = await SimulatedScalekit.start({}, [CONNECTION]);
  run = toolsThrough(scalekit, CONNECTION);
  for (const identifier of ['ada', 'bob', 'carol']) await scalekit.connect(identifier, 'ACTIVE', CONNECTION);
});
afterAll(() => scalekit.stop());

async function channelId(name: string): Promise<string> {
  const { channels } = await run<Channels>('ada', 'slack_list_channels');
  return channels.find((channel) => channel.name === name)?.id ?? 'none';
}
const idOf = async (identifier: string) => {
  const email = { email: `${identifier}@example.com` };
  return (await run<User>('ada', 'slack_lookup_user_by_email', email)).user.id;
};
const say = (who: string, channel: string, text: string, more = {}) =>
  run<Posted>(who, 'slack_send_message', { channel, text, ...more });
const history = (who: string, channel: string, more = {}) =>
  run<History>(who, 'slack_fetch_conversation_history', { channel, ...more });

describe('the Slack workspace', () => {
  it('returns the acting user', async () => {
    expect(await run('ada', 'slack_auth_test')).toMatchObject({ ok: true, user: 'ada', user_id: /^U/ });
  });

  it('lists public channels, and private channels only to their members', async () => {
    const { channels } = await run<Channels>('ada', 'slack_list_channels');
    expect(channels.map(({ name, is_member }) => [name, is_member])).toEqual([
      ['general', true],
      ['random', true],
      ['launch', true],
      ['finance', false],
    ]);
    const all = { types: 'public_channel,private_channel' };
    const names = async (who: string) =>
      (await run<Channels>(who, 'slack_list_channels', all)).channels.map(({ name }) => name);
    expect(await names('ada')).not.toContain('board');
    await scalekit.connect('grace', 'ACTIVE', CONNECTION);
    expect(await names('grace')).toContain('board');
  });

  it('has all users of the simulator as members, page by page', async () => {
    const emails: string[] = [];
    let cursor = '';
    do {
      const page = await run<{
        members: { profile: { email: string } }[];
        response_metadata: { next_cursor: string };
      }>('ada', 'slack_list_users', { limit: 2, cursor });
      emails.push(...page.members.map(({ profile }) => profile.email));
      cursor = page.response_metadata.next_cursor;
    } while (cursor !== '');
    expect(emails).toEqual(expect.arrayContaining(['ada@example.com', 'bob@example.com']));
    expect(new Set(emails).size).toBe(emails.length);
    const user = await idOf('bob');
    expect(await run('ada', 'slack_get_user_info', { user })).toMatchObject({ user: { name: 'bob' } });
  });
});

describe('messages', () => {
  it('are in the history of other members, newest first, page by page', async () => {
    const general = await channelId('general');
    const posted = await say('ada', '#general', 'Hello from Ada');
    expect(posted).toMatchObject({ ok: true, channel: general, ts: /^\d{10}\.\d{6}$/ });
    await say('bob', general, 'Hello from Bob');
    const first = await history('carol', general, { limit: 1 });
    expect(first).toMatchObject({ ok: true, has_more: true, messages: [{ text: 'Hello from Bob' }] });
    const next = { limit: 1, cursor: first.response_metadata.next_cursor };
    expect((await history('carol', general, next)).messages[0]?.text).toBe('Hello from Ada');
    const later = await history('carol', general, { oldest: posted.ts });
    expect(later.messages.map(({ text }) => text)).toEqual(['Hello from Bob']);
    expect(later).toMatchObject({ has_more: false, response_metadata: { next_cursor: '' } });
  });

  it('in a thread are replies and are not in the history, unless broadcast', async () => {
    const random = await channelId('random');
    const { ts } = await say('ada', random, 'Who has the keys?');
    await say('bob', random, 'I do', { thread_ts: ts });
    await say('carol', random, 'Bob does', { thread_ts: ts, reply_broadcast: true });
    const { messages } = await history('ada', random);
    expect(messages.map(({ text }) => text).slice(0, 2)).toEqual(['Bob does', 'Who has the keys?']);
    expect(messages[1]).toMatchObject({ thread_ts: ts, reply_count: 2 });
    const replies = await run<History>('ada', 'slack_get_conversation_replies', { channel: random, ts });
    expect(replies.messages.map(({ text }) => text)).toEqual(['Who has the keys?', 'I do', 'Bob does']);
  });

  it('in a direct conversation are visible only to its members', async () => {
    const users = await idOf('bob');
    const { channel } = await run<Opened>('ada', 'slack_open_conversation', { users });
    await say('ada', channel.id, 'Between us');
    expect((await history('bob', channel.id)).messages[0]?.text).toBe('Between us');
    const again = { users: await idOf('ada'), return_im: true };
    const seenByBob = await run<Opened>('bob', 'slack_open_conversation', again);
    expect(seenByBob).toMatchObject({ already_open: true, channel: { id: channel.id, is_im: true } });
    expect(await thrownBy(history('carol', channel.id))).toMatchObject({ httpStatus: 404 });
  });

  it('are in the ledger with channel and time, without their text', async () => {
    const { ts, channel } = await say('carol', '#launch', 'a secret plan');
    const [effect] = (await scalekit.sideEffects('carol'))
      .filter(({ kind }) => kind === 'message-posted')
      .slice(-1);
    expect(effect?.detail).toEqual({ channel, ts });
  });
});

describe('Slack refuses', () => {
  it.each([
    ['a channel that does not exist', { channel: 'C0NOSUCH', text: 'x' }, 404, 'channel_not_found'],
    [
      'a post to a public channel that the user has not joined',
      { channel: '#finance', text: 'x' },
      403,
      'not_in_channel',
    ],
    ['a private channel that the user is not in', { channel: '#board', text: 'x' }, 404, 'channel_not_found'],
    ['no text', { channel: '#general', text: '' }, 400, 'no_text'],
    ['more than 40,000 characters', { channel: '#general', text: 'x'.repeat(40_001) }, 400, 'msg_too_long'],
    [
      'blocks that are not a JSON list',
      { channel: '#general', text: 'x', blocks: '{' },
      400,
      'invalid_blocks',
    ],
    [
      'a thread that does not exist',
      { channel: '#general', text: 'x', thread_ts: '1.000001' },
      404,
      'thread_not_found',
    ],
  ])('%s', async (_case, input, httpStatus, message) => {
    const error = await thrownBy(run('ada', 'slack_send_message', input));
    expect(error).toMatchObject({ isToolError: true, httpStatus, message: expect.stringContaining(message) });
  });

  it('unknown users, and an unknown cursor', async () => {
    const unknownUser = { email: 'unknown@example.com' };
    const unknown = await thrownBy(run('ada', 'slack_lookup_user_by_email', unknownUser));
    expect(unknown).toMatchObject({ httpStatus: 404 });
    const stranger = await thrownBy(run('ada', 'slack_open_conversation', { users: 'U0NOSUCH' }));
    expect(stranger).toMatchObject({ httpStatus: 404 });
    const wrong = await thrownBy(history('ada', await channelId('general'), { cursor: 'bmV4dDox' }));
    expect(wrong).toMatchObject({ httpStatus: 400 });
  });

  it('a post until the user has joined the channel', async () => {
    const channel = await channelId('finance');
    expect(await run('bob', 'slack_join_conversation', { channel })).toMatchObject({
      channel: { is_member: true },
    });
    expect(await say('bob', channel, 'I am in')).toMatchObject({ ok: true });
  });
});

describe('a reset', () => {
  it('removes posted messages from the workspace', async () => {
    await say('ada', '#general', 'Soon forgotten');
    await scalekit.control('POST', 'reset', {});
    await scalekit.connect('ada', 'ACTIVE', CONNECTION);
    const { messages } = await history('ada', await channelId('general'));
    expect(messages.map(({ text }) => text)).not.toContain('Soon forgotten');
    expect(messages).toHaveLength(2);
  });
});
