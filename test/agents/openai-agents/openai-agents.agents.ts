import { describeFramework } from '../../support/agents/scenarios.ts';
import { scriptedFramework } from '../../support/agents/scripted-framework.ts';
import { connectAgent } from './agent.ts';
import { ScriptedModel } from './scripted-model.ts';

describeFramework(
  scriptedFramework('openai-agents', { connectAgent, createModel: () => new ScriptedModel() }),
);
