import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PACKED_FROM_BYTES, PACKED_TEXT_BYTES } from '../../../shared/config/limits.ts';
import { digestSlotsIn } from '../../../shared/state/digest-slots.ts';
import { executionsIn } from '../../../shared/state/executions/executions.ts';
import { packText, unpackText } from '../../../shared/state/packed-text.ts';
import { userKey } from '../../../shared/state/user-key.ts';
import { sha256 } from '../../../shared/text/sha256.ts';
import { digestItem, digestWith } from '../../support/digest/digest-items.ts';
import { rejectionOf } from '../../support/error-of.ts';
import { useTable } from '../../support/state/dynalite-table.ts';

const start = Date.parse('2026-11-22T08:00:00Z');
const user = { issuer: 'https://issuer', identifier: 'ada' };
const write = { requestHash: 'h', tool: 't', connection: 'gmail' };
const table = useTable();

const keyOf = (key: string) => ({ pk: userKey(user), sk: `KEY#${sha256(`\n${key}`)}` });

/** JSON of a Notion page's blocks: most of it repeats, the ids and the words do not. */
function blocksOf(bytes: number): string {
  const blocks: object[] = [];
  for (let size = 0; size < bytes; size += JSON.stringify(blocks.at(-1)).length + 1) {
    const id = sha256(`${blocks.length}`);
    const text = { type: 'text', text: { content: `Point ${id.slice(0, 20)} – größer`, link: null } };
    blocks.push({ object: 'block', id, type: 'paragraph', paragraph: { rich_text: [text] } });
  }
  return JSON.stringify({ result: { data: { results: blocks }, executionId: 'e1' } });
}

async function store(key: string, answer: unknown): Promise<void> {
  const times = { startedAt: start, leaseUntil: start / 1_000 + 60, expiresAt: start / 1_000 + 86_400 };
  const Item = { ...keyOf(key), ...write, status: 'DONE', owner: 'inv', ...times, answer };
  await table().put({ Item });
}

/** The stored attribute, and the units that a consistent read and a write of the item cost. */
async function costOf(Key: Record<string, string>, attribute: string) {
  const capacity = { ReturnConsumedCapacity: 'TOTAL' as const };
  const read = await table().get({ ...capacity, Key, ConsistentRead: true });
  const written = await table().put({ ...capacity, Item: read.Item });
  return {
    stored: read.Item?.[attribute],
    read: read.ConsumedCapacity?.CapacityUnits ?? Number.NaN,
    write: written.ConsumedCapacity?.CapacityUnits ?? Number.NaN,
  };
}

describe('the stored response of a write', () => {
  const executions = () => executionsIn(table(), () => start);
  const finish = async (key: string, response: string) => {
    await executions().claim({ user, key }, write, 'inv');
    await executions().finish({ user, key }, 'inv', response);
  };

  it('is compressed when it is large, and returned as it was', async () => {
    const response = blocksOf(40 * 1024);
    await store('before', response);
    await finish('after', response);
    const [before, after] = [await costOf(keyOf('before'), 'answer'), await costOf(keyOf('after'), 'answer')];
    expect(before).toMatchObject({ read: 11, write: 41 });
    // 3 and 9 units: processors compress a little differently.
    expect(after.write * 3).toBeLessThan(before.write);
    expect(after.read * 3).toBeLessThan(before.read);
    expect((await executions().find({ user, key: 'after' }))?.answer).toBe(response);
  });

  it('stays a text when it is small', async () => {
    await finish('small', '{"result":{}}');
    expect((await costOf(keyOf('small'), 'answer')).stored).toBe('{"result":{}}');
  });

  it('is read from the record of an earlier version, which did not compress it', async () => {
    const response = blocksOf(290 * 1024);
    await store('older', response);
    expect((await executions().find({ user, key: 'older' }))?.answer).toBe(response);
  });

  it('is stored again after a lost response, and replaced by no other one', async () => {
    const [response, other] = [blocksOf(40 * 1024), blocksOf(50 * 1024)];
    await finish('twice', response);
    await executions().finish({ user, key: 'twice' }, 'inv', response);
    const refused = await rejectionOf(executions().finish({ user, key: 'twice' }, 'inv', other));
    expect(refused.code).toBe('upstream-unavailable');
    expect((await executions().find({ user, key: 'twice' }))?.answer).toBe(response);
  });

  it.each([
    ['become larger than any stored text', gzipSync(Buffer.alloc(PACKED_TEXT_BYTES + 1))],
    ['are damaged', gzipSync(blocksOf(40 * 1024)).fill(0, 2_000, 2_010)],
    ['are not compressed', new Uint8Array([1, 2, 3])],
  ])('is internal when its bytes %s', async (_what, bytes) => {
    await store('damaged', bytes);
    expect((await rejectionOf(executions().find({ user, key: 'damaged' }))).code).toBe('internal');
  });
});

describe('a stored digest', () => {
  const slots = () => digestSlotsIn(table(), () => start);
  const items = Array.from({ length: 150 }, (_, mail) =>
    digestItem({ gist: `Friday, ${sha256(`${mail}`)}` }),
  );
  const digest = digestWith(items);
  const at = (day: string) => ({ user, scheduledTime: `2026-11-${day}T08:00:00.000Z` });

  it('is compressed when it is large, and returned as it was', async () => {
    await slots().claim(at('20'), 'run', start + 1);
    await slots().close(at('20'), 'run', { status: 'DELIVERED', digest }, ['TAKEN']);
    const stored = await costOf({ pk: userKey(user), sk: `SLOT#${at('20').scheduledTime}` }, 'digest');
    expect(stored.write * 3 * 1_024).toBeLessThan(JSON.stringify(digest).length);
    expect((await slots().findLatest(user))?.digest).toEqual(digest);
  });

  it('is read from the slot of an earlier version, which did not compress it', async () => {
    const slot = { status: 'DELIVERED', run: 'run', attempts: new Set(['run']), closedAt: start };
    const Item = {
      pk: userKey(user),
      sk: `SLOT#${at('21').scheduledTime}`,
      ...slot,
      digest: JSON.stringify(digest),
    };
    await table().put({ Item });
    expect(await slots().findLatest(user)).toEqual({ ...at('21'), user: undefined, closedAt: start, digest });
  });
});

describe('packText', () => {
  it('keeps any text, below and above the size from which it compresses', async () => {
    const text = fc.tuple(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
      fc.integer({ min: 1, max: 400 }),
    );
    await fc.assert(
      fc.asyncProperty(text, async ([part, times]) => {
        const whole = JSON.stringify(part.repeat(times));
        const packed = await packText(whole);
        expect(typeof packed === 'string').toBe(Buffer.byteLength(whole) < PACKED_FROM_BYTES);
        expect(await unpackText(packed)).toBe(whole);
      }),
      { numRuns: 100 },
    );
  });

  it('keeps the longest text, and refuses a longer one, which could not be read again', async () => {
    const longest = 'x'.repeat(PACKED_TEXT_BYTES);
    expect(await unpackText(await packText(longest))).toBe(longest);
    expect((await rejectionOf(packText(`${longest}x`))).code).toBe('internal');
  });
});
