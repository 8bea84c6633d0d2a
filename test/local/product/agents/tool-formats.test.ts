import { askAnthropic } from '../../../support/agents/loops/anthropic.ts';
import { describeLoop } from '../../../support/agents/loops/loop-scenarios.ts';
import { askOpenAi } from '../../../support/agents/loops/openai.ts';
import { anthropic, openai } from '../../../support/agents/loops/vendors.ts';

describeLoop({
  format: 'openai',
  vendor: openai,
  ask: (prompt, { run, ...offer }) => askOpenAi(prompt, run, { ...offer, apiKey: 'none', model: 'scripted' }),
});

describeLoop({
  format: 'anthropic',
  vendor: anthropic,
  ask: (prompt, { run, ...offer }) =>
    askAnthropic(prompt, run, { ...offer, apiKey: 'none', model: 'scripted' }),
});
