import type { Tool } from '@aws-sdk/client-bedrock-runtime';
import { describeLoop } from '../../support/agents/loops/loop-scenarios.ts';
import { askBedrock } from './agent.ts';
import { clientOf, converse } from './converse.ts';

describeLoop({
  format: 'bedrock',
  vendor: converse,
  ask: (prompt, { url, tools, run }) =>
    askBedrock(clientOf(url), prompt, { modelId: 'scripted', tools: tools as Tool[], run }),
});
