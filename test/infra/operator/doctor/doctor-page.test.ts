import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checks } from '../../../../infra/operator/doctor/examine.ts';
import { tableUnder } from '../../../support/page.ts';

const page = readFileSync('docs/doctor.md', 'utf8');

describe('docs/doctor.md', () => {
  it('lists every check in the order of its output, each with a remedy, and no other', () => {
    const rows = tableUnder(page, '## The checks');
    expect(rows.map(([title]) => title)).toEqual(checks.map(({ title }) => title));
    expect(rows.every(({ length }) => length === 3)).toBe(true);
  });

  it.each(['README.md', 'docs/local/start.md', 'docs/runbook.md'])('is linked in %s', (path) => {
    expect(readFileSync(path, 'utf8')).toContain('doctor.md)');
  });
});
