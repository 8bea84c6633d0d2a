import { describe, expect, it } from 'vitest';
import { showRead } from '../../../functions/mcp/results/show-read.ts';
import { MODEL_TEXT_BYTES } from '../../../shared/config/limits.ts';
import { endedRun, send } from '../actions/actions.ts';
import { setUp } from './calls.ts';

const unlinked = () => endedRun('not-run', 'reconnect-required');
const profile = { name: 'gmail_get_profile', arguments: {} };
const ofWork = { name: 'gmail_get_profile', arguments: { account: 'work' } };
const URL = 'https://app.test/connect?connection=gmail&account=work';

describe('a call with the label of an account', () => {
  it('runs with that account, and its result names it; a call without one is as ever', async () => {
    const { textOf, sent, logged } = setUp();
    const [plain, labelled] = [await textOf(profile), await textOf(ofWork)];
    expect(sent).toMatchObject([{ input: {} }, { account: 'work', input: {} }]);
    expect([sent[0], plain.split('\n')]).toEqual([
      { connection: 'gmail', tool: 'gmail_get_profile', input: {}, agentRunId: undefined },
      [expect.any(String)],
    ]);
    expect(labelled.split('\n')[1]).toBe('The account is Gmail (work).');
    // The label is the user's own word.
    expect(JSON.stringify(logged)).not.toContain('work');
  });

  it('is a write of its own beside the same write of another account', async () => {
    const { textOf, sent } = setUp();
    const input = (account?: string) => ({ arguments: { ...send.input, ...(account && { account }) } });
    expect(await textOf(input())).toMatch(/\nDone\. /);
    expect(await textOf(input('work'))).toMatch(/\nDone in Gmail \(work\)\. /);
    expect(await textOf(input('work'))).toMatch(/\nAlready done in Gmail \(work\)/);
    expect(sent.map(({ account, input: given }) => [account, given])).toEqual([
      [undefined, send.input],
      ['work', send.input],
    ]);
  });

  it("does not replay another account's write with its key", async () => {
    const { call, sent } = setUp();
    const key = 'a-key-of-the-client-1';
    await call({ key });
    const { isError, _meta } = await call({ key, arguments: { ...send.input, account: 'work' } });
    expect([isError, _meta['dev.onbehalf/problem'].code]).toEqual([true, 'idempotency-key-reused']);
    expect(sent).toHaveLength(1);
  });

  it('asks for the link of that account, and waits for that one', async () => {
    const { call, textOf, found } = setUp([unlinked(), unlinked(), unlinked()], [], ['work']);
    expect(await textOf(ofWork)).toContain(`the user's account of Gmail (work)`.replace('the', 'The'));
    const asked = await call({ ...ofWork, link: { canAsk: true, answer: undefined } });
    expect(asked.inputRequests.link.params).toMatchObject({
      url: URL,
      message: 'Connect your Gmail (work) account.',
    });
    const { isError } = await call({ ...ofWork, link: { canAsk: true, answer: 'accept' } });
    expect([isError, found]).toEqual([undefined, [{ connection: 'gmail', account: 'work' }]]);
  });

  it.each([
    [[], 'This user has no label; leave it out for the default account'],
    [['home', 'work'], "The user's labels are home, work; leave it out for the default account"],
  ])('that a model has made up asks for no link: the labels are %j', async (labels, words) => {
    const { call } = setUp([unlinked()], [], labels);
    const made = {
      arguments: { ...send.input, account: 'private' },
      link: { canAsk: true, answer: undefined },
    };
    const { isError, content, _meta } = await call(made);
    expect([isError, _meta['dev.onbehalf/problem'].code]).toEqual([true, 'invalid-request']);
    expect(content[0].text).toContain(`account: is no label of this user. ${words}`);
    expect(content[0].text).toContain('not sent');
  });

  it.each(['', 'Work', 'work@example.com', 'a'.repeat(21), 7, null, ['work']])(
    'that is none is refused, and nothing is sent: %j',
    async (account) => {
      const { call, sent } = setUp();
      const { isError, content } = await call({ arguments: { ...send.input, account } });
      expect([isError, sent]).toEqual([true, []]);
      expect(content[0].text).toContain('must be a label that onbehalf_connections lists');
    },
  );

  it('runs in search mode, among the arguments of the tool', async () => {
    const { textOf, sent } = setUp();
    await textOf({ name: 'call_tool', arguments: ofWork }, { mode: 'search' });
    expect(sent.map(({ account, input }) => [account, input])).toEqual([['work', {}]]);
  });
});

describe('a result of a labelled account', () => {
  it('names the account below every part, and is no longer than another', () => {
    const data = { text: 'ä'.repeat(MODEL_TEXT_BYTES) };
    for (const offset of [0, 20_000, 50_000]) {
      const shown = showRead('notion_page_get', data, offset, 'Notion (work)');
      expect(shown).toMatch(/ The account is Notion \(work\)\.$/);
      expect(Buffer.byteLength(shown)).toBeLessThanOrEqual(MODEL_TEXT_BYTES);
    }
  });
});

describe('onbehalf_connections', () => {
  it('lists the labelled accounts after the default one of their connection, with the page to link each', async () => {
    const { textOf } = setUp([], ['ACTIVE', 'ACTIVE', 'EXPIRED', 'ACTIVE'], ['work']);
    const view = { connections: ['gmail', 'slack'] };
    expect(
      JSON.parse(await textOf({ name: 'onbehalf_connections', arguments: {} }, view)).connections,
    ).toEqual([
      { connection: 'gmail', name: 'Gmail', status: 'ACTIVE' },
      { connection: 'gmail', account: 'work', name: 'Gmail', status: 'EXPIRED', connectUrl: URL },
      { connection: 'slack', name: 'Slack', status: 'ACTIVE' },
      { connection: 'slack', account: 'work', name: 'Slack', status: 'ACTIVE' },
    ]);
  });
});
