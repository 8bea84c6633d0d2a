import { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { assertAnswered, type Body, type Vendor } from '../../support/agents/loops/fake-model.ts';

/** https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html */
export const converse: Vendor = {
  received({ messages }) {
    const blocks = messages.flatMap(({ content }: Body) => content);
    const results = blocks.flatMap(({ toolResult }: Body) => toolResult ?? []);
    assertAnswered(
      blocks.flatMap(({ toolUse }: Body) => toolUse?.toolUseId ?? []),
      results.map(({ toolUseId }: Body) => toolUseId),
    );
    return results.map(({ content: [{ text }] }: Body) => text);
  },
  offered({ toolConfig }) {
    const names: string[] = toolConfig.tools.map(({ toolSpec }: Body) => toolSpec.name);
    if (names.length === 0) throw new Error('Converse refuses an empty list of tools.');
    return names;
  },
  respond(decision, toolUseId) {
    const content =
      typeof decision === 'string'
        ? { text: decision }
        : { toolUse: { toolUseId, name: decision.tool, input: decision.input } };
    return {
      output: { message: { role: 'assistant', content: [content] } },
      stopReason: typeof decision === 'string' ? 'end_turn' : 'tool_use',
      usage: { inputTokens: 1, outputTokens: 1, totalTokens: 2 },
      metrics: { latencyMs: 1 },
    };
  },
};

/** The real SDK against a fake endpoint, over HTTP/1.1: its default is HTTP/2. */
export function clientOf(endpoint: string): BedrockRuntimeClient {
  return new BedrockRuntimeClient({
    region: 'us-east-1',
    endpoint,
    credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
    maxAttempts: 1,
    requestHandler: new NodeHttpHandler(),
  });
}
