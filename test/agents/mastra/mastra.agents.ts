import { describe, expect, it } from 'vitest';
import { compareFrameworks } from '../../bench/frameworks/compare-frameworks.ts';
import type { Script } from '../../support/agents/framework.ts';
import { mailsSent } from '../../support/agents/mails.ts';
import { describeFramework } from '../../support/agents/scenarios.ts';
import { toolText } from '../../support/agents/tool-text.ts';
import { link, stack, token } from '../../support/stack/product.ts';
import { aiSdk } from '../ai-sdk/framework.ts';
import { mastra } from './framework.ts';
import { connectSender } from './sender.ts';

describeFramework(mastra);

describe("Mastra's own repeat after a connection reset", () => {
  it('sends a mail twice through a plain MCP server, and once through ours', async () => {
    const outcomes = await compareFrameworks(stack, [{ name: 'Mastra', connectSender }], 1);
    expect(outcomes.map(({ lost, server, sent, duplicates }) => [lost, server, sent, duplicates])).toEqual([
      ['503', 'Onbehalf', 1, 0],
      ['503', 'without a guard', 1, 0],
      ['reset', 'Onbehalf', 1, 0],
      ['reset', 'without a guard', 1, 1],
    ]);
  });
});

describe('one user with agents of two frameworks', () => {
  it.each([
    { first: aiSdk, second: mastra },
    { first: mastra, second: aiSdk },
  ])(
    'sends a mail once when both are asked to: $first.name, then $second.name',
    async ({ first, second }) => {
      const sub = `two-frameworks-${first.name}`;
      await link(sub, 'gmail');
      const connection = {
        mcpUrl: `${stack.apiUrl}/mcp`,
        headers: {},
        accessToken: () => token({ sub, scope: 'onbehalf/read onbehalf/write' }),
      };
      const agents = await Promise.all([first, second].map((framework) => framework.connect(connection)));
      const results: string[] = [];
      for (const agent of agents) {
        const { received } = await agent.ask('Mail Bob the plan', sendOnce);
        results.push(toolText(received[0] ?? ''));
        await agent.close();
      }
      expect(await mailsSent(sub)).toBe(1);
      expect(results).toEqual([
        expect.not.stringContaining('Already'),
        expect.stringContaining('Already done'),
      ]);
    },
  );
});

const sendOnce: Script = ({ length }) => {
  const input = { to: 'bob@example.com', subject: 'Plan', body: 'Monday at ten.' };
  return length === 0 ? { tool: 'gmail_send_message', input } : 'done';
};
