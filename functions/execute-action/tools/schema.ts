import * as z from 'zod/mini';
import { accountLabel } from '../../../shared/connections/account-ref.ts';

/** `GET /tools`. */
export const toolsQuery = z.strictObject({
  connection: z
    .optional(z.string().check(z.minLength(1), z.maxLength(64)))
    .check(z.meta({ description: 'Selects the tools of one connection.', examples: ['gmail'] })),
  account: z.optional(accountLabel),
  effect: z.optional(z.enum(['read'])).check(z.meta({ description: 'Leaves out the tools that write.' })),
  format: z.optional(z.enum(['openai', 'anthropic', 'bedrock'])).check(
    z.meta({
      description:
        "The form of each definition: OpenAI's Chat Completions, Anthropic's Messages, or Bedrock's Converse. Leaves out a tool whose name these APIs refuse, and a name that an earlier connection has.",
    }),
  ),
});

export type ToolsQuery = z.infer<typeof toolsQuery>;
export type ToolFormat = NonNullable<ToolsQuery['format']>;

const name = z.string();
const description = z.string();
const jsonSchema = z.record(z.string(), z.unknown()).check(z.describe('The JSON Schema of the input.'));

const unavailable = z
  .array(
    z.strictObject({
      connection: z.string(),
      account: z.optional(accountLabel),
      code: z.string().check(z.describe('The problem code of the reason.')),
      reconnect: z
        .optional(z.string())
        .check(z.describe('With `reconnect-required`: the route that makes a link.')),
    }),
  )
  .check(z.describe('Connections whose tools are not listed.'));

export const toolsResponse = z.strictObject({
  tools: z.array(
    z
      .strictObject({
        name,
        description,
        connection: z.string(),
        account: z.optional(accountLabel),
        effect: z.enum(['read', 'write']).check(z.describe('A write needs an `Idempotency-Key`.')),
        inputSchema: jsonSchema,
      })
      .check(z.meta({ id: 'Tool' })),
  ),
  unavailable,
});

export type ToolsResponse = z.infer<typeof toolsResponse>;

const connections = z
  .record(z.string(), z.string())
  .check(z.describe("By a tool's name: its connection, which `POST /actions/{tool}` takes."));

const openAiTool = z
  .strictObject({
    type: z.literal('function'),
    function: z.strictObject({ name, description, parameters: jsonSchema }),
  })
  .check(z.meta({ id: 'OpenAiTool' }));
const anthropicTool = z
  .strictObject({ name, description, input_schema: jsonSchema })
  .check(z.meta({ id: 'AnthropicTool' }));
const bedrockTool = z
  .strictObject({
    toolSpec: z.strictObject({ name, description, inputSchema: z.strictObject({ json: jsonSchema }) }),
  })
  .check(z.meta({ id: 'BedrockTool' }));

/** The response with a `format`, one schema for each. */
export const formattedTools = [
  z.strictObject({ format: z.literal('openai'), tools: z.array(openAiTool), connections, unavailable }),
  z.strictObject({ format: z.literal('anthropic'), tools: z.array(anthropicTool), connections, unavailable }),
  z.strictObject({ format: z.literal('bedrock'), tools: z.array(bedrockTool), connections, unavailable }),
] as const;

export type FormattedTools = z.infer<(typeof formattedTools)[number]>;
