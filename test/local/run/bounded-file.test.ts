import { mkdtempSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { BoundedFile } from '../../../infra/local/run/bounded-file.ts';

describe('a bounded file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'onbehalf-bounded-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const text = (file: BoundedFile, suffix = '') => readFileSync(`${file.path}${suffix}`, 'utf8');

  it('moves its content to PATH.1 when it is too large', () => {
    const file = new BoundedFile(join(folder, 'a', 'one.log'), 20);
    for (const line of ['first line\n', 'second line\n', 'third\n']) file.write(line);
    expect([text(file, '.1'), text(file)]).toEqual(['first line\nsecond line\n', 'third\n']);
    file.close();
  });

  it('limits what processes write to its descriptor, and loses no later write', () => {
    const file = new BoundedFile(join(folder, 'two.log'), 20);
    writeSync(file.descriptor, 'a process writes by itself\n');
    file.limitSize();
    writeSync(file.descriptor, 'and on\n');
    expect([text(file, '.1'), text(file)]).toEqual(['a process writes by itself\n', 'and on\n']);
    file.close();
  });
});
