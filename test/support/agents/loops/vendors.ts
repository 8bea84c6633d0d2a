import { assertAnswered, type Body, type Vendor } from './fake-model.ts';

/** Chat Completions: https://platform.openai.com/docs/api-reference/chat */
export const openai: Vendor = {
  received({ messages }) {
    const called = messages.flatMap(({ tool_calls = [] }: Body) => tool_calls.map(({ id }: Body) => id));
    const results = messages.filter(({ role }: Body) => role === 'tool');
    assertAnswered(
      called,
      results.map(({ tool_call_id }: Body) => tool_call_id),
    );
    return results.map(({ content }: Body) => content);
  },
  offered: ({ tools }) => tools.map((tool: Body) => tool.function.name),
  respond(decision, id) {
    if (typeof decision === 'string')
      return { choices: [{ message: { role: 'assistant', content: decision } }] };
    const wanted = { name: decision.tool, arguments: JSON.stringify(decision.input) };
    const message = {
      role: 'assistant',
      content: null,
      tool_calls: [{ id, type: 'function', function: wanted }],
    };
    return { choices: [{ message, finish_reason: 'tool_calls' }] };
  },
};

/** The Messages API: https://docs.anthropic.com/en/api/messages */
export const anthropic: Vendor = {
  received({ messages }) {
    const blocks = messages.flatMap(({ content }: Body) => (Array.isArray(content) ? content : []));
    const results = blocks.filter(({ type }: Body) => type === 'tool_result');
    assertAnswered(
      blocks.filter(({ type }: Body) => type === 'tool_use').map(({ id }: Body) => id),
      results.map(({ tool_use_id }: Body) => tool_use_id),
    );
    return results.map(({ content }: Body) => content);
  },
  offered: ({ tools }) => tools.map(({ name }: Body) => name),
  respond(decision, id) {
    if (typeof decision === 'string')
      return { content: [{ type: 'text', text: decision }], stop_reason: 'end_turn' };
    const block = { type: 'tool_use', id, name: decision.tool, input: decision.input };
    return { content: [block], stop_reason: 'tool_use' };
  },
};
