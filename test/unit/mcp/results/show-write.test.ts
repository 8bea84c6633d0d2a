import { describe, expect, it } from 'vitest';
import { showWrite } from '../../../../functions/mcp/results/show-write.ts';
import { MODEL_TEXT_BYTES } from '../../../../shared/config/limits.ts';

const keys = { key: 'key-of-this-write-1', again: 'key-of-the-next-one' };
const response = { data: { id: '18c2', labelIds: ['SENT'] }, executionId: 'e1' };

describe('the text of a write', () => {
  it('has the data, and the key with the tool that takes it', () => {
    expect(showWrite({ response, replayed: false }, keys)).toBe(
      '{"id":"18c2","labelIds":["SENT"]}\nDone. `onbehalf_execution` with `idempotency_key`: `key-of-this-write-1` returns its state.',
    );
  });

  it.each([
    [Date.UTC(2026, 10, 29, 12, 30), ' at 12:30 UTC on 2026-11-29'],
    ['2026-11-29T12:30:59.000Z', ' at 12:30 UTC on 2026-11-29'],
    [undefined, ''],
    ['soon', ''],
  ])('says of a replay that nothing was done, and how to do it on purpose (%j)', (startedAt, clock) => {
    expect(showWrite({ response, replayed: true, startedAt }, keys)).toBe(
      `{"id":"18c2","labelIds":["SENT"]}\nAlready done${clock} (key \`key-of-this-write-1\`). Not done again. To do it once more on purpose, call again with \`idempotency_key\`: \`key-of-the-next-one\`.`,
    );
  });

  it('names the size of data that was not kept', () => {
    const omitted = { data: null, executionId: 'e1', dataOmitted: { bytes: 400_000, sha256: 'x' } };
    expect(showWrite({ response: omitted, replayed: true }, keys)).toMatch(
      /^\(400000 bytes, too large to show\)\n/,
    );
  });

  it('cuts long data without a next part, which would be another write', () => {
    const text = showWrite({ response: { ...response, data: ['ä'.repeat(100_000)] }, replayed: false }, keys);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(MODEL_TEXT_BYTES);
    expect(text).toMatch(/ä\n… The first \d+ of 100004 characters\.\nDone\. /);
    expect(text).not.toContain('result_offset');
  });
});
