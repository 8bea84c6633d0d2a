import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { faultTable, isOfRow } from '../../load/fault-table.ts';
import { PAGE, readLastRun } from '../../load/last-run.ts';
import { reliabilityPage } from '../../load/reliability-page.ts';

const [range, pair, word] = faultTable(
  '| id | fault | holds |\n| --- | --- | --- |\n| T1–T3 | a | b |\n| T5, T7 | c | d |\n| MCP | e | f |\n',
);

describe('a row of the fault table', () => {
  it.each([
    [range, 'a write (T2)', 'test/fault/a.test.ts', true],
    [range, 'a write (T4)', 'test/fault/a.test.ts', false],
    [range, 'a write (T1, T9) and more', 'test/fault/a.test.ts', true],
    [range, 'T2 outside', 'test/fault/a.test.ts', false],
    [pair, 'a read (T7)', 'test/fault/a.test.ts', true],
    [pair, 'a read (T6)', 'test/fault/a.test.ts', false],
    [word, 'any title', 'test/fault/mcp.quiet.test.ts', true],
    [word, 'any title', 'test/fault/other.test.ts', false],
  ])('%j finds its tests: %s in %s is %s', (row, title, file, expected) => {
    expect(row !== undefined && isOfRow(row, { title, file })).toBe(expected);
  });
});

describe('docs/reliability.md', () => {
  it('is printed from the fault table and the last run', () => {
    expect(readFileSync(PAGE, 'utf8')).toBe(reliabilityPage(faultTable(), readLastRun()));
  });

  it('has tests for each row of the table', () => {
    const { rows } = readLastRun().faults;
    const untested = faultTable().filter(({ id }) => (rows[id]?.passed ?? 0) === 0);
    expect(untested).toEqual([]);
  });

  it('shows what failed', () => {
    const failed = { at: '2026-01-02', rows: { 'T1–T3': { passed: 1, failed: 2 } } };
    const load = { at: '2026-01-02', rows: { 'p99, ms': '7' }, wrong: ['2 slots have several messages'] };
    const page = reliabilityPage(range === undefined ? [] : [range], { faults: failed, load });
    expect(page).toContain('| **2 failed**, 1 passed |');
    expect(page).toContain('Did not hold: 2 slots have several messages.');
    expect(page).toContain('`npm run verify -- soak --keep` has not run yet.');
  });
});
