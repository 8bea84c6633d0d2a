import {
  type FunctionCallResultItem,
  type Model,
  type ModelRequest,
  type ModelResponse,
  Usage,
} from '@openai/agents';
import { assistantMessage, functionCall } from '@openai/agents/testing';
import type { Script } from '../../support/agents/framework.ts';

/** A model that decides by a script; the package's own ScriptedModel knows the number of its steps beforehand. */
export class ScriptedModel implements Model {
  script: Script = () => '';
  received: string[] = [];
  offered: string[] = [];

  async getResponse({ input, tools }: ModelRequest): Promise<ModelResponse> {
    this.offered = tools.map(({ name }) => name);
    this.received = resultsIn(input);
    const decision = await this.script(this.received);
    const item =
      typeof decision === 'string'
        ? assistantMessage(decision)
        : functionCall(decision.tool, decision.input, { callId: `call-${this.received.length}` });
    return { usage: new Usage(), output: [item] };
  }

  getStreamedResponse(): never {
    throw new Error('The scripted model has no stream.');
  }
}

function resultsIn(input: ModelRequest['input']): string[] {
  if (typeof input === 'string') return [];
  return input.flatMap((item) => (item.type === 'function_call_result' ? [shown(item.output)] : []));
}

/** The text of a result; of several parts, all of their texts. */
function shown(output: FunctionCallResultItem['output']): string {
  if (typeof output === 'string') return output;
  const parts = Array.isArray(output) ? output : [output];
  return parts.map((part) => ('text' in part ? part.text : JSON.stringify(part))).join('\n');
}
