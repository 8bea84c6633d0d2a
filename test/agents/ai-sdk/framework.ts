import type { Framework } from '../../support/agents/framework.ts';
import { connectAgent } from './agent.ts';
import { ScriptedModel } from './scripted-model.ts';

export const aiSdk: Framework = {
  name: 'ai-sdk',
  sendsHeaders: true,
  async connect(connection) {
    const model = new ScriptedModel();
    const agent = await connectAgent({ ...connection, model });
    return {
      async ask(prompt, script) {
        model.script = script;
        const text = await agent.ask(prompt);
        return { text, received: model.received, offered: model.offered };
      },
      close: agent.close,
    };
  },
};
