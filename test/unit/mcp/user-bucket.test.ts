import { describe, expect, it } from 'vitest';
import { createUserBuckets } from '../../../functions/mcp/user-bucket.ts';
import { MCP_BURST, MCP_PER_SECOND } from '../../../shared/config/limits.ts';
import type { AppError } from '../../../shared/errors/app-error.ts';

function setUp() {
  const clock = { now: 0 };
  const take = createUserBuckets(() => clock.now);
  /** The code and wait of a refusal; undefined for a message that passes. */
  const refusalOf = (user: string, messages = 1) => {
    try {
      take(user, messages);
      return undefined;
    } catch (error) {
      const { code, facts } = error as AppError;
      return `${code} ${facts.retryAfter}`;
    }
  };
  return { clock, refusalOf };
}

describe('the bucket of a user', () => {
  it('lets a burst pass, then refuses with the wait, and fills again', () => {
    const { clock, refusalOf } = setUp();
    expect(Array.from({ length: MCP_BURST }, () => refusalOf('ada'))).toEqual(
      Array(MCP_BURST).fill(undefined),
    );
    expect(refusalOf('ada')).toBe('rate-limited 1');
    clock.now += 1_000;
    expect(Array.from({ length: MCP_PER_SECOND }, () => refusalOf('ada'))).not.toContain('rate-limited 1');
    expect(refusalOf('ada')).toBe('rate-limited 1');
  });

  it('is not filled beyond its burst by a long pause', () => {
    const { clock, refusalOf } = setUp();
    refusalOf('ada');
    clock.now += 3_600_000;
    expect(refusalOf('ada', MCP_BURST)).toBeUndefined();
    expect(refusalOf('ada')).toBe('rate-limited 1');
  });

  it("leaves other users' messages alone", () => {
    const { refusalOf } = setUp();
    refusalOf('ada', MCP_BURST);
    expect([refusalOf('ada'), refusalOf('bob')]).toEqual(['rate-limited 1', undefined]);
  });

  it('counts each message of a batch, takes none of a batch that it refuses, and names a wait that suffices', () => {
    const { clock, refusalOf } = setUp();
    refusalOf('ada', MCP_BURST - 5);
    expect(refusalOf('ada', 30)).toBe('rate-limited 3');
    expect(refusalOf('ada', 5)).toBeUndefined();
    clock.now += 3_000;
    expect(refusalOf('ada', 30)).toBeUndefined();
  });

  it('is forgotten when ten thousand others have called since', () => {
    const { refusalOf } = setUp();
    refusalOf('ada', MCP_BURST);
    for (let n = 0; n < 10_000; n += 1) refusalOf(`user-${n}`);
    expect(refusalOf('ada')).toBeUndefined();
  });
});
