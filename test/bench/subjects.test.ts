import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runSubject, runWhole } from '../../infra/local/bench/run-subjects.ts';
import { subjects } from '../../infra/local/bench/subjects.ts';

const folder = mkdtempSync(join(tmpdir(), 'onbehalf-subjects-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A subject whose script writes its options as JSON, then exits with `code`. */
function createSubject(name: string, code: number, whole = true) {
  const path = join(folder, `${name}.mjs`);
  writeFileSync(
    path,
    `import { writeFileSync } from 'node:fs';
    const at = process.argv.indexOf('--json');
    if (at > 0) writeFileSync(process.argv[at + 1], JSON.stringify({ name: '${name}' }));
    process.exitCode = ${code};`,
  );
  return { name, script: relative(process.cwd(), path), whole };
}

describe('the subjects of npm run bench', () => {
  it.each(subjects)('has the script of $name', ({ script }) => {
    expect(existsSync(script)).toBe(true);
  });

  it('have different names', () => {
    expect(new Set(subjects.map(({ name }) => name)).size).toBe(subjects.length);
  });
});

describe('a whole run', () => {
  it('collects the JSON of its subjects, goes on after a failed one, and returns the exit code of that one', () => {
    const file = join(folder, 'all.json');
    const given = [
      createSubject('failing', 3),
      createSubject('apart', 1, false),
      createSubject('passing', 0),
    ];
    expect(runWhole(given, ['--json', file])).toBe(3);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
      failing: { name: 'failing' },
      passing: { name: 'passing' },
    });
  });

  it('returns 0 when every subject did', () => {
    expect(runWhole([createSubject('passing', 0)], [])).toBe(0);
  });
});

describe('one subject', () => {
  it('returns the exit code of its script', () => {
    expect(runSubject(createSubject('failing', 4), [])).toBe(4);
  });
});
