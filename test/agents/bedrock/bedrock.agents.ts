import { expect, it } from 'vitest';
import { startFakeModel } from '../../support/agents/loops/fake-model.ts';
import { describeFramework } from '../../support/agents/scenarios.ts';
import { stack, token } from '../../support/stack/product.ts';
import { askBedrock } from './agent.ts';
import { clientOf, converse } from './converse.ts';
import { connectMcpTools } from './mcp-tools.ts';

describeFramework({
  name: 'bedrock',
  async connect(connection) {
    const [{ tools, run }, model] = await Promise.all([
      connectMcpTools(connection),
      startFakeModel(converse),
    ]);
    return {
      async ask(prompt, script) {
        model.script = script;
        const text = await askBedrock(clientOf(model.url), prompt, { modelId: 'scripted', tools, run });
        return { text, received: model.received, offered: model.offered };
      },
      close: async () => model.close(),
    };
  },
});

it('shows its model that a tool does not exist', async () => {
  const accessToken = () => token({ sub: 'bedrock-unknown-tool' });
  const { run } = await connectMcpTools({ mcpUrl: `${stack.apiUrl}/mcp`, accessToken });
  const shown = await run({ id: 'call_1', name: 'no_such_tool', input: {} });
  expect(shown).toMatchObject({ isError: true, text: expect.stringMatching(/no such tool/i) });
});
