import type { Call, Shown } from './tool-runner.ts';

type Block =
  | { type: 'text'; text: string }
  | { type: 'tool_use'; id: string; name: string; input: unknown }
  | { type: 'tool_result'; tool_use_id: string; is_error: boolean; content: string };
type Reply = { content: Block[]; stop_reason: string };
type Options = { url: string; apiKey: string; model: string; tools: unknown[] };

/** The Messages API with tools, to the model's final text. */
export async function askAnthropic(prompt: string, run: (call: Call) => Promise<Shown>, options: Options) {
  const { url, apiKey, model, tools } = options;
  const messages: { role: string; content: string | Block[] }[] = [{ role: 'user', content: prompt }];
  for (let step = 0; step < 10; step += 1) {
    const response = await fetch(`${url}/v1/messages`, {
      method: 'POST',
      headers: { 'x-api-key': apiKey, 'anthropic-version': '2023-06-01', 'content-type': 'application/json' },
      body: JSON.stringify({ model, max_tokens: 4096, messages, tools }),
    });
    if (!response.ok) throw new Error(`The model's API returned ${response.status}.`);
    const { content, stop_reason } = (await response.json()) as Reply;
    messages.push({ role: 'assistant', content });
    if (stop_reason !== 'tool_use') {
      return content.map((block) => (block.type === 'text' ? block.text : '')).join('');
    }
    const results: Block[] = [];
    for (const block of content) {
      if (block.type !== 'tool_use') continue;
      const { isError, text } = await run(block);
      results.push({ type: 'tool_result', tool_use_id: block.id, is_error: isError, content: text });
    }
    messages.push({ role: 'user', content: results });
  }
  throw new Error('The model still calls tools after 10 steps.');
}
