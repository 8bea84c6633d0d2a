import { MockLanguageModelV4 } from 'ai/test';
import type { Script } from '../../support/agents/framework.ts';

type Prompt = Parameters<MockLanguageModelV4['doGenerate']>[0]['prompt'];

/** A model that decides by a script. */
export class ScriptedModel extends MockLanguageModelV4 {
  script: Script = () => '';
  received: string[] = [];
  offered: string[] = [];

  constructor() {
    super({
      doGenerate: async ({ prompt, tools = [] }) => {
        this.offered = tools.map(({ name }) => name);
        this.received = resultsIn(prompt);
        const decision = await this.script(this.received);
        const isFinal = typeof decision === 'string';
        return {
          content: [
            isFinal
              ? { type: 'text', text: decision }
              : {
                  type: 'tool-call',
                  toolCallId: `call-${this.received.length}`,
                  toolName: decision.tool,
                  input: JSON.stringify(decision.input),
                },
          ],
          finishReason: { unified: isFinal ? 'stop' : 'tool-calls', raw: undefined },
          usage: {
            inputTokens: { total: 1, noCache: 1, cacheRead: 0, cacheWrite: 0 },
            outputTokens: { total: 1, text: 1, reasoning: 0 },
          },
          warnings: [],
        };
      },
    });
  }
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
