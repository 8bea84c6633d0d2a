import * as z from 'zod';

/** `GET /tools`. */
export const toolsQuery = z.strictObject({
  connection: z
    .string()
    .min(1)
    .max(64)
    .optional()
    .meta({ description: 'Selects the tools of one connection.', examples: ['gmail'] }),
  effect: z.enum(['read']).optional().meta({ description: 'Leaves out the tools that write.' }),
  format: z.enum(['openai', 'anthropic', 'bedrock']).optional().meta({
    description:
      "The form of each definition: OpenAI's Chat Completions, Anthropic's Messages, or Bedrock's Converse. Leaves out a tool whose name these APIs refuse, and a name that an earlier connection has.",
  }),
});

export type ToolsQuery = z.infer<typeof toolsQuery>;
export type ToolFormat = NonNullable<ToolsQuery['format']>;

const name = z.string();
const description = z.string();
const jsonSchema = z.record(z.string(), z.unknown()).describe('The JSON Schema of the input.');

const unavailable = z
  .array(
    z.strictObject({
      connection: z.string(),
      code: z.string().describe('The problem code of the reason.'),
      reconnect: z.string().optional().describe('With `reconnect-required`: the route that makes a link.'),
    }),
  )
  .describe('Connections whose tools are not listed.');

export const toolsResponse = z.strictObject({
  tools: z.array(
    z
      .strictObject({
        name,
        description,
        connection: z.string(),
        effect: z.enum(['read', 'write']).describe('A write needs an `Idempotency-Key`.'),
        inputSchema: jsonSchema,
      })
      .meta({ id: 'Tool' }),
  ),
  unavailable,
});

export type ToolsResponse = z.infer<typeof toolsResponse>;

const connections = z
  .record(z.string(), z.string())
  .describe("By a tool's name: its connection, which `POST /actions/{tool}` takes.");

const openAiTool = z
  .strictObject({
    type: z.literal('function'),
    function: z.strictObject({ name, description, parameters: jsonSchema }),
  })
  .meta({ id: 'OpenAiTool' });
const anthropicTool = z
  .strictObject({ name, description, input_schema: jsonSchema })
  .meta({ id: 'AnthropicTool' });
const bedrockTool = z
  .strictObject({
    toolSpec: z.strictObject({ name, description, inputSchema: z.strictObject({ json: jsonSchema }) }),
  })
  .meta({ id: 'BedrockTool' });

/** The response with a `format`, one schema for each. */
export const formattedTools = [
  z.strictObject({ format: z.literal('openai'), tools: z.array(openAiTool), connections, unavailable }),
  z.strictObject({ format: z.literal('anthropic'), tools: z.array(anthropicTool), connections, unavailable }),
  z.strictObject({ format: z.literal('bedrock'), tools: z.array(bedrockTool), connections, unavailable }),
] as const;

export type FormattedTools = z.infer<(typeof formattedTools)[number]>;
