import type { Call, Shown } from './tool-runner.ts';

type ToolCall = { id: string; function: { name: string; arguments: string } };
type Message = { role: string; content: string | null; tool_calls?: ToolCall[]; tool_call_id?: string };
type Completion = { choices: { message: Message }[] };
type Options = { url: string; apiKey: string; model: string; tools: unknown[] };

/** Chat Completions with tools, to the model's final text. */
export async function askOpenAi(prompt: string, run: (call: Call) => Promise<Shown>, options: Options) {
  const { url, apiKey, model, tools } = options;
  const messages: Message[] = [{ role: 'user', content: prompt }];
  for (let step = 0; step < 10; step += 1) {
    const response = await fetch(`${url}/v1/chat/completions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ model, messages, tools }),
    });
    if (!response.ok) throw new Error(`The model's API returned ${response.status}.`);
    const { choices } = (await response.json()) as Completion;
    const message = choices[0]?.message;
    if (message === undefined) throw new Error('The model returned no message.');
    messages.push(message);
    if (message.tool_calls === undefined) return message.content ?? '';
    for (const { id, function: wanted } of message.tool_calls) {
      const { text } = await runCall(id, wanted, run);
      messages.push({ role: 'tool', tool_call_id: id, content: text });
    }
  }
  throw new Error('The model still calls tools after 10 steps.');
}

/** `arguments` is a text of the model's: it may be no JSON. */
async function runCall(id: string, wanted: ToolCall['function'], run: (call: Call) => Promise<Shown>) {
  let input: unknown;
  try {
    input = JSON.parse(wanted.arguments);
  } catch {
    return { text: 'The arguments are not JSON.' };
  }
  return run({ id, name: wanted.name, input });
}
