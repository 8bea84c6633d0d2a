import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClient } from '../../../../shared/client/index.ts';
import { link, simulator, stack, token } from '../../stack/product.ts';
import type { Decision, Script } from '../framework.ts';
import { mailsSent, NEWEST_FIVE } from '../mails.ts';
import { startFakeModel, type Vendor } from './fake-model.ts';
import { type Call, type Shown, toolRunner } from './tool-runner.ts';

type Format = 'openai' | 'anthropic' | 'bedrock';
type Offer = { url: string; tools: unknown[]; run: (call: Call) => Promise<Shown> };
/** A loop around a vendor's API with the tools of `GET /tools?format=…`. */
type Loop = { format: Format; vendor: Vendor; ask: (prompt: string, offer: Offer) => Promise<string> };
type Options = { name: string; conversation?: string; scope?: string; effect?: 'read' };

const PROMPT = 'fetch my last 5 unread emails and summarize them';
const CONNECT_URL = 'https://app.acme.com/connect';
const FETCH: Decision = { tool: 'gmail_fetch_mails', input: { query: 'is:unread', max_results: 5 } };
const LIST_CHANNELS: Decision = { tool: 'slack_list_channels', input: {} };
const SEND: Decision = {
  tool: 'gmail_send_message',
  input: { to: 'bob@example.com', subject: 'Plan', body: 'Monday at ten.' },
};
const calls =
  (...decisions: Decision[]): Script =>
  (received) =>
    decisions[received.length] ?? 'done';

/** What each loop of docs/agents/tool-formats.md and docs/agents/bedrock.md does over HTTP, with a scripted model. */
export function describeLoop({ format, vendor, ask }: Loop): void {
  describe(`a loop with tools for ${format}`, () => {
    let model: Awaited<ReturnType<typeof startFakeModel>>;
    beforeAll(async () => {
      model = await startFakeModel(vendor);
    });
    afterAll(() => model.close());

    /** Lists the user's tools, then has the model decide by the script. */
    async function converse(
      script: Script,
      { name, conversation = 'conversation-1', scope, effect }: Options,
    ) {
      const bearer = await token({ sub: `${format}-${name}`, ...(scope !== undefined && { scope }) });
      const call = createClient({ baseUrl: stack.apiUrl, token: () => bearer });
      const listed = await call('GET /tools', { query: { format, effect } });
      if (!('format' in listed)) throw new Error('These tools have no format.');
      const { connections, tools } = listed;
      const run = toolRunner(call, { connections, conversation, connectUrl: CONNECT_URL });
      model.script = script;
      const text = await ask(PROMPT, { url: model.url, tools, run });
      return { text, received: model.received, offered: model.offered };
    }

    it('summarizes the last five unread mails, out of what its model received', async () => {
      await link(`${format}-summary`, 'gmail');
      const { text, offered } = await converse(
        ([fetched]) => (fetched === undefined ? FETCH : sendersAndSubjects(fetched)),
        { name: 'summary' },
      );
      expect(offered).toEqual(expect.arrayContaining(['gmail_fetch_mails', 'gmail_send_message']));
      const lines = text.split('\n');
      expect(lines).toHaveLength(NEWEST_FIVE.length);
      NEWEST_FIVE.forEach(([from], nth) => {
        expect(lines[nth]).toContain(from);
      });
    });

    it('sends one mail when a conversation runs once more after a crash, and another in another one', async () => {
      await link(`${format}-crash`, 'gmail');
      const name = 'crash';
      const first = await converse(calls(SEND), { name });
      const again = await converse(calls(SEND), { name });
      expect(again.received).toEqual(first.received);
      expect(await mailsSent(`${format}-crash`)).toBe(1);
      await converse(calls(SEND), { name, conversation: 'conversation-2' });
      expect(await mailsSent(`${format}-crash`)).toBe(2);
    });

    it('offers no write when it lists reads alone, and a token that may only read runs none', async () => {
      await link(`${format}-reader`, 'gmail');
      const scope = 'onbehalf/read';
      const { offered } = await converse(calls(), { name: 'reader', scope, effect: 'read' });
      expect(offered).toContain('gmail_fetch_mails');
      expect(offered).not.toContain('gmail_send_message');
      const { received } = await converse(calls(SEND), { name: 'reader', scope });
      expect(received).toEqual([expect.stringContaining('forbidden')]);
      expect(await mailsSent(`${format}-reader`)).toBe(0);
    });

    it('shows its model where to link an account that has expired, and works once it is linked', async () => {
      await link(`${format}-link`, 'slack');
      const expire = { identifier: `${format}-link`, connection: 'slack-local', status: 'EXPIRED' };
      const { received } = await converse(
        async (seen) => {
          if (seen.length === 0) await simulator.post('accounts/status', expire);
          if (seen.length === 1) await link(`${format}-link`, 'slack');
          return seen.length < 2 ? LIST_CHANNELS : 'done';
        },
        { name: 'link' },
      );
      expect(received[0]).toContain(`${CONNECT_URL}?connection=slack`);
      expect(received[1]).toContain('general');
    });

    it('advises its model not to repeat a write whose outcome is unknown', async () => {
      const identifier = `${format}-unknown`;
      await link(identifier, 'gmail');
      await simulator.post('faults', {
        at: 'scalekit.executeTool',
        identifier,
        do: 'error',
        code: 'Unavailable',
      });
      const { received } = await converse(calls(SEND), { name: 'unknown' });
      expect(received).toEqual([expect.stringMatching(/may or may not have happened: do not call it again/)]);
    });
  });
}

function sendersAndSubjects(fetched: string): string {
  const { messages } = JSON.parse(fetched) as {
    messages: { payload: { headers: { name: string; value: string }[] } }[];
  };
  const header = (headers: { name: string; value: string }[], wanted: string) =>
    headers.find(({ name }) => name === wanted)?.value ?? '';
  return messages
    .map(({ payload: { headers } }) => `${header(headers, 'From')}: ${header(headers, 'Subject')}`)
    .join('\n');
}
