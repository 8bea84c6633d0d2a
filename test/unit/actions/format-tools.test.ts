import { describe, expect, it } from 'vitest';
import { formatTools } from '../../../functions/execute-action/tools/format-tools.ts';
import type { ToolsResponse } from '../../../functions/execute-action/tools/schema.ts';
import { findShippedTool, listShippedToolNames } from '../../../shared/connections/tool-definitions.ts';

const inputSchema = { type: 'object', properties: { to: { type: 'string' } } };
const send = { name: 'mail_send', description: 'Sends.', connection: 'mail', inputSchema };
const unavailable = [{ connection: 'slack', code: 'reconnect-required' }];
const listing = (...tools: Partial<typeof send>[]): ToolsResponse => ({
  tools: tools.map((tool) => ({ ...send, ...tool, effect: 'write' as const })),
  unavailable,
});
const namesOf = (listed: ToolsResponse) =>
  Object.entries(formatTools(listed, 'anthropic').connections).map(([name, connection]) => [
    name,
    connection,
  ]);

describe('formatTools', () => {
  it.each([
    [
      'openai',
      { type: 'function', function: { name: 'mail_send', description: 'Sends.', parameters: inputSchema } },
    ],
    ['anthropic', { name: 'mail_send', description: 'Sends.', input_schema: inputSchema }],
    [
      'bedrock',
      { toolSpec: { name: 'mail_send', description: 'Sends.', inputSchema: { json: inputSchema } } },
    ],
  ] as const)('writes a definition as the API of %s takes it, and nothing else', (format, definition) => {
    expect(formatTools(listing({}), format)).toEqual({
      format,
      tools: [definition],
      connections: { mail_send: 'mail' },
      unavailable,
    });
  });

  it.each(['mail.send', 'mail send', 'mäil', 'x'.repeat(65), ''])(
    'leaves out the tool %j, for which the APIs refuse a request whole',
    (name) => {
      expect(namesOf(listing({ name }, {}))).toEqual([['mail_send', 'mail']]);
      expect(formatTools(listing({ name }, {}), 'openai').tools).toHaveLength(1);
    },
  );

  it('lists a name of two connections once, for the first', () => {
    const listed = listing({}, { connection: 'other', description: 'Other.' });
    expect(formatTools(listed, 'anthropic')).toMatchObject({
      tools: [{ description: 'Sends.' }],
      connections: { mail_send: 'mail' },
    });
    expect(formatTools(listed, 'anthropic').tools).toHaveLength(1);
  });

  it('describes a tool by its name where Scalekit does not describe it', () => {
    const { tools } = formatTools(listing({ description: '' }), 'bedrock');
    expect(tools).toMatchObject([{ toolSpec: { description: 'mail_send' } }]);
  });
});

describe('the shipped tools', () => {
  // Frameworks add a prefix to a name, `mcp_onbehalf__` for example.
  it.each(listShippedToolNames())('%s has a name and a schema that every API accepts', (name) => {
    expect(name).toMatch(/^[A-Za-z0-9_-]{1,50}$/);
    const { description, inputSchema } = findShippedTool(name) ?? expect.unreachable();
    expect([inputSchema.type, description === '']).toEqual(['object', false]);
    const refused = ['anyOf', 'oneOf', 'allOf', 'not', 'enum', '$ref'];
    expect(refused.filter((keyword) => keyword in inputSchema)).toEqual([]);
  });
});
