import type { Framework } from '../../support/agents/framework.ts';
import { connectAgent } from './agent.ts';
import { ScriptedModel } from './scripted-model.ts';

/** Mastra offers each tool under its server's name. */
const PREFIX = 'onbehalf_';

export const mastra: Framework = {
  name: 'mastra',
  sendsHeaders: true,
  async connect(connection) {
    const model = new ScriptedModel();
    const agent = await connectAgent({ ...connection, model });
    return {
      async ask(prompt, script) {
        model.script = async (received) => {
          const decision = await script(received);
          return typeof decision === 'string' ? decision : { ...decision, tool: `${PREFIX}${decision.tool}` };
        };
        const text = await agent.ask(prompt);
        const offered = model.offered.map((name) => name.replace(PREFIX, ''));
        return { text, received: model.received, offered };
      },
      close: agent.close,
    };
  },
};
