import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { rejectionOf } from '../../support/error-of.ts';
import { done, endedRun, profile, send, setUp } from './actions.ts';

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
    ['not-run', 'reconnect-required'],
    ['failed', 'provider-error'],
    ['unknown', 'deadline-exceeded'],
  ] as const)('fails as a read that is %s: %s', async (outcome, code) => {
    const { call } = setUp([endedRun(outcome, code)]);
    expect(await rejectionOf(call({ call: profile }))).toMatchObject({ code, facts: { executionId: 'ex1' } });
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

  it.each([
    ['no write scope', { mayWrite: false, idempotencyKey: undefined }, 'forbidden'],
    ['no key', { idempotencyKey: undefined }, 'idempotency-key-required'],
  ])('reveals nothing about the schema of a write to a caller with %s', async (_what, over, code) => {
    const { call } = setUp([]);
    const { facts, ...error } = await rejectionOf(call({ call: { ...send, input: {} }, ...over }));
    expect([error.code, facts]).toEqual([code, {}]);
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

  const MB = 1024 * 1024;
  const tooLarge: [string, string, number][] = [
    ['5 MB of ASCII', 'x', 5 * MB],
    ['1.8 million characters of three bytes', '\u{4e2d}', 1.8 * MB],
    ['2.6 MB of quotation marks, which the response escapes twice', '"', 1.3 * MB],
    ['3 MB of line breaks, which the response escapes twice', '\n', 1.8 * MB],
  ];

  it.each(tooLarge)('refuses a read whose result is %s', async (_what, character, count) => {
    const { call } = setUp([{ ...done, data: { text: character.repeat(count) } }]);
    const error = await rejectionOf(call({ call: profile }));
    expect(error).toMatchObject({ code: 'result-too-large', facts: { executionId: 'ex1' } });
  });

  it.each(tooLarge)(
    'returns size and hash of a write whose result is %s',
    async (_what, character, count) => {
      const data = { text: character.repeat(count) };
      const { call } = setUp([{ ...done, data }]);
      const { response } = await call();
      expect(response).toEqual({
        data: null,
        executionId: 'ex1',
        dataOmitted: {
          bytes: Buffer.byteLength(JSON.stringify(data)),
          sha256: createHash('sha256').update(JSON.stringify(data)).digest('hex'),
        },
      });
      expect(Buffer.byteLength(JSON.stringify(JSON.stringify(response)))).toBeLessThan(1_000);
    },
  );

  it.each([
    ['4.9 MB of ASCII', 'x', 4.9 * MB],
    ['1.6 million characters of three bytes', '\u{4e2d}', 1.6 * MB],
    ['2.4 MB of quotation marks', '"', 1.2 * MB],
  ])('returns a result of %s', async (_what, character, count) => {
    const data = { text: character.repeat(count) };
    const { call } = setUp([{ ...done, data }]);
    expect((await call({ call: profile })).response.data).toEqual(data);
  });
});
