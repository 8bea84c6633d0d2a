import { describeFramework } from '../../support/agents/scenarios.ts';
import { aiSdk } from './framework.ts';

describeFramework(aiSdk);
