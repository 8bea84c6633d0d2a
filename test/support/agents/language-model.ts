import type { Decision } from './framework.ts';

/** A prompt of the AI SDK's model interface, version 4, as far as tool results need it. */
type Prompt = readonly { role: string; content: string | readonly Part[] }[];
type Part = { type: string; output?: unknown };

/** What a model of that interface returns for a decision. */
export function generate(decision: Decision, toolCallId: string) {
  const isFinal = typeof decision === 'string';
  return {
    content: [
      isFinal
        ? { type: 'text' as const, text: decision }
        : {
            type: 'tool-call' as const,
            toolCallId,
            toolName: decision.tool,
            input: JSON.stringify(decision.input),
          },
    ],
    finishReason: { unified: isFinal ? ('stop' as const) : ('tool-calls' as const), raw: undefined },
    usage: {
      inputTokens: { total: 1, noCache: 1, cacheRead: 0, cacheWrite: 0 },
      outputTokens: { total: 1, text: 1, reasoning: 0 },
    },
    warnings: [],
  };
}

/** The tool results of a prompt, as the model reads them. */
export function resultsIn(prompt: Prompt): string[] {
  return prompt
    .flatMap(({ role, content }) => (role === 'tool' && typeof content !== 'string' ? content : []))
    .flatMap(({ type, output }) => (type === 'tool-result' ? [shown(output)] : []));
}

function shown(output: unknown): string {
  const { value } = output as { value?: unknown };
  return typeof value === 'string' ? value : JSON.stringify(value);
}
