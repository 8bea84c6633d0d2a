import { MockLanguageModelV4 } from 'ai/test';
import type { Script } from '../../support/agents/framework.ts';
import { generate, resultsIn } from '../../support/agents/language-model.ts';

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
        return generate(await this.script(this.received), `call-${this.received.length}`);
      },
    });
  }
}
