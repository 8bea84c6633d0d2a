import { describe, expect, it } from 'vitest';
import { rejectionOf } from '../../support/error-of.ts';
import { done, profile, send, setUp } from './actions.ts';

const fetchMails = (input: Record<string, unknown>) =>
  setUp([]).call({ call: { connection: 'gmail', tool: 'gmail_fetch_mails', input } });

describe('runAction', () => {
  it('runs a read without a key', async () => {
    const { call, sent } = setUp([]);
    const outcome = await call({ call: profile, idempotencyKey: undefined, mayWrite: false });
    expect(outcome).toEqual({ response: { data: { id: 'm1' }, executionId: 'ex1' }, replayed: false });
    expect(sent).toEqual(['read gmail_get_profile']);
  });

  it.each([
    ['connection-unknown', { call: { ...send, connection: 'nope' } }],
    ['tool-not-allowed', { call: { ...send, tool: 'gmail_delete_message' } }],
    ['forbidden', { mayWrite: false }],
    ['idempotency-key-required', { idempotencyKey: undefined }],
    ['invalid-request', { call: { ...send, input: { to: 'b@example.com' } } }],
    ['invalid-request', { call: { ...send, input: { ...send.input, extra: 1 } } }],
    [
      'invalid-request',
      { call: { ...send, input: { ...send.input, to: 'b@example.com\r\nBcc: e@example.com' } } },
    ],
    ['invalid-request', { call: { ...send, input: { ...send.input, subject: 'Hi\nX: 1' } } }],
  ] as const)('fails with %s and sends nothing', async (code, over) => {
    const { call, sent, held } = setUp([]);
    expect((await rejectionOf(call(over))).code).toBe(code);
    expect(sent).toEqual([]);
    expect(held.size).toBe(0);
  });

  it('names the field that the tool refuses', async () => {
    const { call } = setUp([]);
    const error = await rejectionOf(call({ call: { ...send, input: { ...send.input, to: 5 } } }));
    expect(error.facts.errors?.map(({ path }) => path)).toEqual(['body.input.to']);
  });

  it('refuses an input with more errors than the validator can list', async () => {
    const input = { label_ids: Array(100_000).fill(1) };
    const error = await rejectionOf(fetchMails(input));
    expect(error.code).toBe('invalid-request');
  });

  it('refuses a read whose result exceeds 5 MB', async () => {
    const { call } = setUp([{ ...done, data: 'x'.repeat(5 * 1024 * 1024) }]);
    expect((await rejectionOf(call({ call: profile }))).code).toBe('result-too-large');
  });
});
