import type { MastraModelConfig } from '@mastra/core/llm';
import type { Decision, Script } from '../../support/agents/framework.ts';

/** The AI SDK's current model interface, as Mastra declares it. */
type LanguageModel = Extract<
  MastraModelConfig,
  { specificationVersion: 'v4'; doGenerate(options: never): PromiseLike<{ content: unknown }> }
>;
type Prompt = Parameters<LanguageModel['doGenerate']>[0]['prompt'];
type Generated = Awaited<ReturnType<LanguageModel['doGenerate']>>;

/** A model that decides by a script. */
export class ScriptedModel implements LanguageModel {
  readonly specificationVersion = 'v4';
  readonly provider = 'scripted';
  readonly modelId = 'scripted';
  readonly supportedUrls = {};
  script: Script = () => '';
  received: string[] = [];
  offered: string[] = [];

  async doGenerate({ prompt, tools = [] }: Parameters<LanguageModel['doGenerate']>[0]): Promise<Generated> {
    this.offered = tools.map(({ name }) => name);
    this.received = resultsIn(prompt);
    return generated(await this.script(this.received), `call-${this.received.length}`);
  }

  doStream(): never {
    throw new Error('The scripted model has no stream.');
  }
}

function generated(decision: Decision, toolCallId: string): Generated {
  const isFinal = typeof decision === 'string';
  return {
    content: [
      isFinal
        ? { type: 'text', text: decision }
        : { type: 'tool-call', toolCallId, toolName: decision.tool, input: JSON.stringify(decision.input) },
    ],
    finishReason: { unified: isFinal ? 'stop' : 'tool-calls', raw: undefined },
    usage: {
      inputTokens: { total: 1, noCache: 1, cacheRead: 0, cacheWrite: 0 },
      outputTokens: { total: 1, text: 1, reasoning: 0 },
    },
    warnings: [],
  };
}

/** The tool results of a prompt, as the model reads them. */
function resultsIn(prompt: Prompt): string[] {
  return prompt
    .flatMap((message) => (message.role === 'tool' ? message.content : []))
    .flatMap((part) => (part.type === 'tool-result' ? [shown(part.output)] : []));
}

function shown(output: { type: string; value?: unknown }): string {
  return typeof output.value === 'string' ? output.value : JSON.stringify(output.value);
}
