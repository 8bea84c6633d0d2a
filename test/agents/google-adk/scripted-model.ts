import { BaseLlm, type BaseLlmConnection, type LlmRequest, type LlmResponse } from '@google/adk';
import type { Script } from '../../support/agents/framework.ts';

/** A model that decides by a script. */
export class ScriptedModel extends BaseLlm {
  script: Script = () => '';
  received: string[] = [];
  offered: string[] = [];

  constructor() {
    super({ model: 'scripted' });
  }

  override async *generateContentAsync({
    contents,
    toolsDict,
  }: LlmRequest): AsyncGenerator<LlmResponse, void> {
    this.offered = Object.keys(toolsDict);
    this.received = contents
      .flatMap(({ parts = [] }) => parts)
      .flatMap(({ functionResponse }) =>
        functionResponse === undefined ? [] : [JSON.stringify(functionResponse.response)],
      );
    const decision = await this.script(this.received);
    const part =
      typeof decision === 'string'
        ? { text: decision }
        : {
            functionCall: {
              name: decision.tool,
              args: decision.input,
              id: `call-${this.received.length}`,
            },
          };
    yield { content: { role: 'model', parts: [part] } };
  }

  override async connect(): Promise<BaseLlmConnection> {
    throw new Error('The scripted model has no live connection.');
  }
}
