import { scriptedFramework } from '../../support/agents/scripted-framework.ts';
import { connectAgent } from './agent.ts';
import { ScriptedModel } from './scripted-model.ts';

export const mastra = scriptedFramework('mastra', {
  connectAgent,
  createModel: () => new ScriptedModel(),
  // Mastra offers each tool under its server's name.
  prefix: 'onbehalf_',
});
