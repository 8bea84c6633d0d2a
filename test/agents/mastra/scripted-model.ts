import type { MastraModelConfig } from '@mastra/core/llm';
import type { Script } from '../../support/agents/framework.ts';
import { generate, resultsIn } from '../../support/agents/language-model.ts';

/** The AI SDK's current model interface, as Mastra declares it. */
type LanguageModel = Extract<
  MastraModelConfig,
  { specificationVersion: 'v4'; doGenerate(options: never): PromiseLike<{ content: unknown }> }
>;
type Options = Parameters<LanguageModel['doGenerate']>[0];
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

  async doGenerate({ prompt, tools = [] }: Options): Promise<Generated> {
    this.offered = tools.map(({ name }) => name);
    this.received = resultsIn(prompt);
    return generate(await this.script(this.received), `call-${this.received.length}`);
  }

  doStream(): never {
    throw new Error('The scripted model has no stream.');
  }
}
