import { describeFramework } from '../../support/agents/scenarios.ts';
import { openAiAgents } from './framework.ts';

describeFramework(openAiAgents);
