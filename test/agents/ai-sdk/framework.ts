import { scriptedFramework } from '../../support/agents/scripted-framework.ts';
import { connectAgent } from './agent.ts';
import { ScriptedModel } from './scripted-model.ts';

export const aiSdk = scriptedFramework('ai-sdk', { connectAgent, createModel: () => new ScriptedModel() });
