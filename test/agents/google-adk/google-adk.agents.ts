import { setLogger } from '@google/adk';
import { describeFramework } from '../../support/agents/scenarios.ts';
import { connectAgent } from './agent.ts';
import { ScriptedModel } from './scripted-model.ts';

// ADK logs an error for each session that it closes itself.
setLogger(null);

describeFramework({
  name: 'google-adk',
  sendsHeaders: true,
  async connect(connection) {
    const model = new ScriptedModel();
    const agent = connectAgent({ ...connection, model });
    return {
      async ask(prompt, script) {
        model.script = script;
        const text = await agent.ask(prompt);
        return { text, received: model.received, offered: model.offered };
      },
      close: agent.close,
    };
  },
});
