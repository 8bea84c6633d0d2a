import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { reportResponses } from '../../runner/contract-report.ts';

let printed: string[];
let folder: string;
beforeEach(() => {
  printed = [];
  folder = mkdtempSync(join(tmpdir(), 'onbehalf-responses-'));
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => printed.push(String(text)) > 0);
});
afterEach(() => vi.restoreAllMocks());

it('a whole run whose stacks recorded no response has failed', () => {
  expect(reportResponses(folder, true)).toBe(1);
  expect(printed.join('')).toContain('NO RESPONSE WAS COMPARED');
  expect(existsSync(folder)).toBe(false);
});

it('a part of the tests may need no stack', () => {
  expect(reportResponses(folder, false)).toBe(0);
  expect(printed.join('')).not.toContain('NO RESPONSE WAS COMPARED');
});
