import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { stack } from '../../support/stack/product.ts';

const hasPython = spawnSync('python3', ['--version']).status === 0;

describe('the running stack', () => {
  it('passes a journey with faults from outside, in Python', { timeout: 120_000 }, async ({ skip }) => {
    skip(!hasPython, 'there is no python3');
    const description = join(stack.runFolder, 'stack.json');
    const journey = spawn('python3', ['test/blackbox/journey.py', '--no-wait', description]);
    const [output, errors, [code]] = await Promise.all([
      text(journey.stdout),
      text(journey.stderr),
      once(journey, 'close'),
    ]);
    expect(errors).toBe('');
    expect(output.split('\n').filter((line) => line.startsWith('FAILED'))).toEqual([]);
    expect(output).toMatch(/^[1-9]\d* passed, 0 failed$/m);
    expect(code).toBe(0);
  });
});
