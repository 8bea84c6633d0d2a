import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checks } from '../../../../infra/operator/doctor/examine.ts';

const page = readFileSync('docs/doctor.md', 'utf8');

describe('docs/doctor.md', () => {
  it('lists every check in the order of its lines, each with what to do, and no other', () => {
    const [, section = ''] = page.split('\n## The checks\n');
    const rows = section.split('\n').filter((line) => line.startsWith('| '));
    const cells = rows.slice(2).map((row) => row.slice(2, -2).split(' | '));
    expect(cells.map(([title]) => title)).toEqual(checks.map(({ title }) => title));
    expect(cells.every(({ length }) => length === 3)).toBe(true);
  });

  it.each(['README.md', 'docs/local/start.md', 'docs/runbook.md'])('is named in %s', (path) => {
    expect(readFileSync(path, 'utf8')).toContain('doctor.md)');
  });
});
