import { BaseChatModel } from '@langchain/core/language_models/chat_models';
import { AIMessage, type BaseMessage, isToolMessage } from '@langchain/core/messages';
import type { ChatResult } from '@langchain/core/outputs';
import type { Script } from '../../support/agents/framework.ts';

/** A chat model that decides by a script; the script of the testing package cannot wait. */
export class ScriptedModel extends BaseChatModel {
  script: Script = () => '';
  received: string[] = [];
  offered: string[] = [];

  constructor() {
    super({});
  }

  override _llmType(): string {
    return 'scripted';
  }

  override bindTools(tools: { name?: string }[]): this {
    this.offered = tools.map(({ name = '' }) => name);
    return this;
  }

  override async _generate(messages: BaseMessage[]): Promise<ChatResult> {
    this.received = messages.filter((message) => isToolMessage(message)).map(({ content }) => shown(content));
    const decision = await this.script(this.received);
    const message =
      typeof decision === 'string'
        ? new AIMessage(decision)
        : new AIMessage({
            content: '',
            tool_calls: [{ name: decision.tool, args: decision.input, id: `call-${this.received.length}` }],
          });
    return { generations: [{ text: message.text, message }] };
  }
}

const shown = (content: unknown) => (typeof content === 'string' ? content : JSON.stringify(content));
