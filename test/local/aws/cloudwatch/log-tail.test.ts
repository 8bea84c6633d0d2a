import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { LogTail } from '../../../../infra/local/aws/cloudwatch/logs/log-tail.ts';
import { BoundedFile } from '../../../../infra/local/run/bounded-file.ts';

describe('the tail of a log', () => {
  const folder = mkdtempSync(join(tmpdir(), 'onbehalf-tail-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const read = (tail: LogTail) => {
    const lines: string[] = [];
    tail.read((line) => lines.push(line));
    return lines;
  };

  it('returns each line once, and a line only when it is whole', () => {
    const path = join(folder, 'whole.log');
    const tail = new LogTail(path);
    expect(read(tail)).toEqual([]);
    appendFileSync(path, 'one\ntwo\nthr');
    expect(read(tail)).toEqual(['one', 'two']);
    appendFileSync(path, 'ee\n\n');
    expect(read(tail)).toEqual(['three']);
    expect(read(tail)).toEqual([]);
  });

  it('keeps characters whole whose bytes lie in two chunks', () => {
    const path = join(folder, 'characters.log');
    const line = `a${'é'.repeat(100_000)}`;
    appendFileSync(path, `${line}\n`);
    expect(read(new LogTail(path))).toEqual([line]);
  });

  it('loses no line when the file is renewed at its largest size', () => {
    const file = new BoundedFile(join(folder, 'renewed.log'), 50);
    const tail = new LogTail(file.path);
    const seen: string[] = [];
    const written = Array.from({ length: 100 }, (_, nth) => `line ${nth}`);
    for (const [nth, line] of written.entries()) {
      file.write(`${line}\n`);
      if (nth % 5 === 0) seen.push(...read(tail));
    }
    seen.push(...read(tail));
    file.close();
    expect(seen).toEqual(written);
  });
});
