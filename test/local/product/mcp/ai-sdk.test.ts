import { describe, expect, it } from 'vitest';
import { aiSdk } from '../../../agents/ai-sdk/framework.ts';
import { connectSender } from '../../../agents/ai-sdk/sender.ts';
import { compareFrameworks } from '../../../bench/frameworks/compare-frameworks.ts';
import { mailsSent, NEWEST_FIVE, summaryOf } from '../../../support/agents/mails.ts';
import { toolText } from '../../../support/agents/tool-text.ts';
import { link, stack, token } from '../../../support/stack/product.ts';

const FETCH = { tool: 'gmail_fetch_mails', input: { query: 'is:unread', max_results: 5 } };
const MAIL = { to: 'bob@example.com', subject: 'Plan', body: 'Monday at ten.' };

/** How an agent of the user reaches `/mcp`. */
async function connection(sub: string) {
  await link(sub, 'gmail');
  const accessToken = () => token({ sub, scope: 'onbehalf/read onbehalf/write' });
  return { mcpUrl: `${stack.apiUrl}/mcp`, accessToken, headers: {} };
}

describe('the Vercel AI SDK', () => {
  it('summarizes the last five unread mails, out of what its model received', async () => {
    const agent = await aiSdk.connect(await connection('ai-sdk-summary'));
    const { text } = await agent.ask('fetch my last 5 unread emails and summarize them', ([fetched]) =>
      fetched === undefined ? FETCH : summaryOf(fetched),
    );
    await agent.close();
    const lines = text.split('\n');
    expect(lines).toHaveLength(NEWEST_FIVE.length);
    NEWEST_FIVE.forEach(([sender], nth) => {
      expect(lines[nth]).toContain(sender);
    });
  });

  it('sends one mail when its model sends it twice', async () => {
    const agent = await aiSdk.connect(await connection('ai-sdk-twice'));
    const { received } = await agent.ask('Mail Bob the plan', ({ length }) =>
      length < 2 ? { tool: 'gmail_send_message', input: MAIL } : 'done',
    );
    await agent.close();
    expect(await mailsSent('ai-sdk-twice')).toBe(1);
    expect(toolText(received[1] ?? '')).toContain('Already done');
  });

  it('sends one mail when it makes the call twice concurrently', async () => {
    const sender = await connectSender(await connection('ai-sdk-concurrent'));
    const results = await Promise.all([sender.send(MAIL), sender.send(MAIL)]);
    await sender.close();
    expect(await mailsSent('ai-sdk-concurrent')).toBe(1);
    expect(JSON.stringify(results).match(/Already done/g)).toHaveLength(1);
  });

  it('duplicates a mail by its repeat after a lost 503 through a plain MCP server, and not through ours', async () => {
    const outcomes = await compareFrameworks(stack, [{ name: 'AI SDK', connectSender }], 1);
    expect(outcomes.map(({ lost, server, sent, duplicates }) => [lost, server, sent, duplicates])).toEqual([
      ['503', 'Onbehalf', 1, 0],
      ['503', 'without a guard', 1, 1],
      ['reset', 'Onbehalf', 1, 0],
      ['reset', 'without a guard', 1, 0],
    ]);
  });
});
