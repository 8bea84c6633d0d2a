import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  EXECUTION_ID_CHARACTERS,
  JSON_DEPTH,
  SCALEKIT_RESPONSE_BYTES,
} from '../../../shared/config/limits.ts';
import { field, startHostileScalekit } from '../../support/scalekit/hostile-scalekit.ts';
import { codeOf, scope } from '../../support/scalekit/simulated-client.ts';

let scalekit: Awaited<ReturnType<typeof startHostileScalekit>>;
beforeAll(async () => {
  scalekit = await startHostileScalekit();
});
afterAll(() => scalekit.close());

const call = { connection: 'gmail', tool: 'gmail_send_message', input: {} };

async function write(...message: Buffer[]) {
  scalekit.respondWith(message);
  return scalekit.client.tools.write(call, scope('ada'));
}

/** An `ExecuteToolResponse` whose data is `{"a": …}`, by the bytes of a `google.protobuf.Value`. */
const data = (value: Buffer) => field(1, entry(value));
const entry = (value: Buffer) => field(1, Buffer.concat([field(1, Buffer.from('a')), field(2, value)]));
const text = (content: Buffer) => field(3, content);

function nested(levels: number): Buffer {
  let value = text(Buffer.from('x'));
  for (let level = 0; level < levels; level += 1) value = field(5, entry(value));
  return value;
}

describe('a write with an unusual response of Scalekit', () => {
  it.each([
    ['no data', [], {}],
    ['an empty value', [data(Buffer.alloc(0))], { a: null }],
  ])('is done when the response has %s', async (_case, message, expected) => {
    expect(await write(...message)).toEqual({ outcome: 'done', data: expected, executionId: '' });
  });

  it('is done when the response is deeper than any request may be', async () => {
    const run = await write(data(nested(4 * JSON_DEPTH)));
    expect(JSON.stringify(run)).toContain('{"a":'.repeat(4 * JSON_DEPTH + 1));
  });

  it('has a bounded execution id', async () => {
    const run = await write(field(2, Buffer.alloc(8_000_000, 'x')));
    expect(run).toMatchObject({ outcome: 'done', executionId: 'x'.repeat(EXECUTION_ID_CHARACTERS) });
  });

  it.each([
    ['not a message', [Buffer.from([0xff, 0xff])]],
    ['not UTF-8', [data(text(Buffer.from([0xff])))]],
    ['nested 2,000 levels deep', [data(nested(2_000))]],
  ])('is unknown when the response is %s', async (_case, message) => {
    expect(codeOf(await write(...message))).toBe('unknown outcome-unknown');
  });

  it('treats __proto__ as an ordinary field', async () => {
    const value = field(
      5,
      field(1, Buffer.concat([field(1, Buffer.from('polluted')), field(2, text(Buffer.from('x')))])),
    );
    const run = await write(
      field(1, field(1, Buffer.concat([field(1, Buffer.from('__proto__')), field(2, value)]))),
    );
    expect(JSON.stringify(run)).toContain('{"__proto__":{"polluted":"x"}}');
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('is unknown when the response is too large for the memory', async () => {
    const run = await write(data(text(Buffer.alloc(SCALEKIT_RESPONSE_BYTES, 'x'))));
    expect(codeOf(run)).toBe('unknown outcome-unknown');
  });
});
