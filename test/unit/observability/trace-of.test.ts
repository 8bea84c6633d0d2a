import { describe, expect, it } from 'vitest';
import { traceOf } from '../../../shared/observability/trace-of.ts';

const canary = 'whsec_canary';

describe('traceOf', () => {
  it('keeps names, codes, places and causes, and no message', () => {
    const inner = Object.assign(new TypeError(canary), { code: 'ECONNRESET' });
    const trace = traceOf(new Error(`first ${canary}\n    at ${canary}`, { cause: inner }));
    expect(trace).toMatchObject({ name: 'Error', cause: { name: 'TypeError', code: 'ECONNRESET' } });
    expect(trace?.frames[0]).toContain('trace-of.test.ts');
    expect(JSON.stringify(trace)).not.toContain(canary);
  });

  it.each([
    `    at Dear Bob, my PIN is ${canary} (see below:12:30)`,
    `    at ${canary} (/var/task/index.mjs:1:1)`,
    `    at file:///${canary}:1:1`,
  ])('keeps no line of a message that looks like a frame: %s', (line) => {
    const trace = traceOf(new Error(`first\n${line}\nlast`));
    expect(JSON.stringify(trace)).not.toContain(canary);
    expect(trace?.frames[0]).toContain('trace-of.test.ts');
  });

  it('ends on a cause that is its own cause', () => {
    const error = new Error(canary);
    error.cause = error;
    const trace = JSON.stringify(traceOf(error));
    expect(trace).not.toContain(canary);
    expect(trace.match(/"frames"/g)).toHaveLength(5);
  });

  it('has at most eight frames of each error', () => {
    const deep = (left: number): Error => (left === 0 ? new Error(canary) : deep(left - 1));
    expect(traceOf(deep(50))?.frames).toHaveLength(8);
  });

  it.each([[canary], [{ message: canary }], [null]])('has only the type of a thrown %o', (thrown) => {
    expect(traceOf(thrown)).toEqual({ name: typeof thrown, frames: [] });
  });
});
