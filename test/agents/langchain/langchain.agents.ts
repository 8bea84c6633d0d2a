import { describeFramework } from '../../support/agents/scenarios.ts';
import { scriptedFramework } from '../../support/agents/scripted-framework.ts';
import { connectAgent } from './agent.ts';
import { ScriptedModel } from './scripted-model.ts';

describeFramework(scriptedFramework('langchain', { connectAgent, createModel: () => new ScriptedModel() }));
