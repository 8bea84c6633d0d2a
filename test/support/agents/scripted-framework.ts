import type { Connection, Framework, Script } from './framework.ts';

/** A model of a framework that decides by a script. */
type ScriptedModel = { script: Script; received: string[]; offered: string[] };

/** The agent of a page. */
type PageAgent = { ask(prompt: string): Promise<string>; close(): Promise<void> };

type Parts<Model> = {
  connectAgent: (options: Connection & { model: Model }) => PageAgent | Promise<PageAgent>;
  createModel: () => Model;
  /** What the framework puts before the name of each tool. */
  prefix?: string;
};

/** A framework whose folder has the agent of its page and a scripted model. */
export function scriptedFramework<Model extends ScriptedModel>(
  name: string,
  { connectAgent, createModel, prefix = '' }: Parts<Model>,
): Framework {
  return {
    name,
    async connect(connection) {
      const model = createModel();
      const agent = await connectAgent({ ...connection, model });
      return {
        async ask(prompt, script) {
          model.script = async (received) => {
            const decision = await script(received);
            return typeof decision === 'string'
              ? decision
              : { ...decision, tool: `${prefix}${decision.tool}` };
          };
          const text = await agent.ask(prompt);
          const offered = model.offered.map((tool) => tool.replace(prefix, ''));
          return { text, received: model.received, offered };
        },
        close: agent.close,
      };
    },
  };
}
