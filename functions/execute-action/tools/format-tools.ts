import type { FormattedTools, ToolFormat, ToolsResponse } from './schema.ts';

type Tool = ToolsResponse['tools'][number];

/** The APIs refuse a request whole for one tool with another name. */
const NAME = /^[A-Za-z0-9_-]{1,64}$/;

/** The listed tools in the form that the API of a model takes as it is. */
export function formatTools({ tools, unavailable }: ToolsResponse, format: ToolFormat): FormattedTools {
  const callable = selectCallable(tools);
  const connections = Object.fromEntries(callable.map(({ name, connection }) => [name, connection]));
  const others = { connections, unavailable };
  switch (format) {
    case 'openai':
      return { format, tools: callable.map(toOpenAi), ...others };
    case 'anthropic':
      return { format, tools: callable.map(toAnthropic), ...others };
    case 'bedrock':
      return { format, tools: callable.map(toBedrock), ...others };
  }
}

/** The tools with a name that the APIs accept, the first one of each name. */
function selectCallable(tools: Tool[]): Tool[] {
  const byName = new Map(tools.toReversed().map((tool) => [tool.name, tool]));
  return (
    tools
      .filter((tool) => NAME.test(tool.name) && byName.get(tool.name) === tool)
      // Converse refuses an empty description, which a definition of Scalekit may have.
      .map((tool) => ({ ...tool, description: tool.description || tool.name }))
  );
}

const toOpenAi = ({ name, description, inputSchema }: Tool) => ({
  type: 'function' as const,
  function: { name, description, parameters: inputSchema },
});

const toAnthropic = ({ name, description, inputSchema }: Tool) => ({
  name,
  description,
  input_schema: inputSchema,
});

const toBedrock = ({ name, description, inputSchema }: Tool) => ({
  toolSpec: { name, description, inputSchema: { json: inputSchema } },
});
