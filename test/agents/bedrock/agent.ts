import {
  type BedrockRuntimeClient,
  type ContentBlock,
  ConverseCommand,
  type Message,
  type Tool,
} from '@aws-sdk/client-bedrock-runtime';
import type { Call, Shown } from '../../support/agents/loops/tool-runner.ts';

type Options = { modelId: string; tools: Tool[]; run: (call: Call) => Promise<Shown> };

/** Converse with tools, to the model's final text. */
export async function askBedrock(bedrock: BedrockRuntimeClient, prompt: string, options: Options) {
  const { modelId, tools, run } = options;
  const messages: Message[] = [{ role: 'user', content: [{ text: prompt }] }];
  for (let step = 0; step < 10; step += 1) {
    // Converse refuses an empty list of tools.
    const toolConfig = tools.length === 0 ? undefined : { tools };
    const { output, stopReason } = await bedrock.send(new ConverseCommand({ modelId, messages, toolConfig }));
    const message = output?.message;
    if (message === undefined) throw new Error('The model returned no message.');
    messages.push(message);
    const content = message.content ?? [];
    if (stopReason !== 'tool_use') return content.map(({ text = '' }) => text).join('');
    messages.push({ role: 'user', content: await resultsOf(content, run) });
  }
  throw new Error('The model still calls tools after 10 steps.');
}

/** All results of one turn, in one message: Converse demands it. One after the other, so that writes keep their order. */
async function resultsOf(content: ContentBlock[], run: Options['run']): Promise<ContentBlock[]> {
  const results: ContentBlock[] = [];
  for (const { toolUse } of content) {
    if (toolUse?.toolUseId === undefined || toolUse.name === undefined) continue;
    const { toolUseId, name, input } = toolUse;
    const { isError, text } = await run({ id: toolUseId, name, input });
    results.push({ toolResult: { toolUseId, status: isError ? 'error' : 'success', content: [{ text }] } });
  }
  return results;
}
