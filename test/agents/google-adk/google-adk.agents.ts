import { setLogger } from '@google/adk';
import { describeFramework } from '../../support/agents/scenarios.ts';
import { scriptedFramework } from '../../support/agents/scripted-framework.ts';
import { connectAgent } from './agent.ts';
import { ScriptedModel } from './scripted-model.ts';

// ADK logs an error for each session that it closes itself.
setLogger(null);

describeFramework(scriptedFramework('google-adk', { connectAgent, createModel: () => new ScriptedModel() }));
