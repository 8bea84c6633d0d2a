import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { apiFunctions } from '../../../infra/deploy/functions/api-functions.ts';
import { jobFunctions } from '../../../infra/deploy/functions/job-functions.ts';
import { costOf, costOfMillion } from './cost.ts';
import { findTooSmall, fits } from './fits.ts';
import { limitCpu } from './limit-cpu.ts';
import { MEMORY_SIZES, shareOfCpu } from './memory-sizes.ts';
import { plotSweep } from './plot.ts';
import type { FunctionSweep } from './sweep.ts';
import { toMemoryTable } from './table.ts';

const figure = { initMs: 250, coldMs: 300.4, warmMs: 100.2, peakMb: 90 };
const actions: FunctionSweep = {
  name: 'execute-action',
  declaredMb: 512,
  isLarge: true,
  sizes: MEMORY_SIZES.slice(1).map((megabytes) => ({
    ...figure,
    megabytes,
    largeMb: megabytes === 256 ? undefined : 385,
  })),
};
const digests: FunctionSweep = {
  name: 'digest-schedule',
  declaredMb: 128,
  isLarge: false,
  sizes: MEMORY_SIZES.map((megabytes) => ({ ...figure, megabytes, peakMb: 110 })),
};

describe('a memory size', () => {
  it('has the share of a processor that Lambda gives it, one whole at 1,769 MB', () => {
    expect(MEMORY_SIZES.map((size) => Math.round(shareOfCpu(size) * 1_000))).toEqual([
      72, 145, 289, 579, 1_000,
    ]);
  });

  it('fits when the usual work and the largest response leave a fifth unused', () => {
    expect(actions.sizes.map((size) => fits(actions, size))).toEqual([false, true, true, true]);
    expect(digests.sizes.map((size) => fits(digests, size))).toEqual([false, true, true, true, true]);
    expect(findTooSmall([actions, digests])).toEqual(['digest-schedule']);
  });

  it('costs what Lambda bills: whole milliseconds of its gigabytes, and the request', () => {
    expect(costOf(1_024, 1_000)).toBeCloseTo(0.0000135334, 12);
    expect(costOfMillion(512, 0.2)).toBeCloseTo(0.2 + 0.0000133334 * 500, 9);
  });

  it('is missing in the table where it does not fit', () => {
    expect(toMemoryTable([actions]).rows).toEqual([
      [
        'execute-action',
        '– · – · 550 · 550 · 550',
        '– · – · 100 · 100 · 100',
        '– · – · 0.87 · 1.55 · 2.53',
        '90, 385',
        '512',
      ],
    ]);
  });
});

describe('the plot', () => {
  const svg = plotSweep([actions, digests]);

  it('is the same for the same figures, readable on light and dark pages, and holds nothing that loads', () => {
    expect(plotSweep([actions, digests])).toBe(svg);
    expect(svg).toContain('prefers-color-scheme: dark');
    expect(svg).not.toMatch(/NaN|undefined|Infinity|href|<script/);
  });

  it('has a point of each line for each size that fits, and marks the declared size', () => {
    expect(svg.match(/<circle/g)).toHaveLength(2 * (3 + 4));
    expect(svg.match(/class="chosen"/g)).toHaveLength(2);
  });
});

it.skipIf(process.platform === 'win32')(
  'a limited process ends, and leaves no control group behind',
  async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1_000)']);
    await once(child, 'spawn');
    const limit = limitCpu(child.pid ?? 0, 0.5);
    expect(limit?.means).toMatch(/^(cgroup v[12]|stop and continue)$/);
    child.kill('SIGKILL');
    await once(child, 'exit');
    await limit?.release();
    const folders = ['/sys/fs/cgroup', '/sys/fs/cgroup/cpu'].filter((folder) => existsSync(folder));
    const left = folders
      .flatMap((folder) => readdirSync(folder))
      .filter((name) => name.includes(`-${process.pid}-`));
    expect(left).toEqual([]);
  },
);

describe('docs/performance.md', () => {
  const page = readFileSync('docs/performance.md', 'utf8');

  it.each(Object.entries({ ...apiFunctions, ...jobFunctions }))(
    'shows the memory of %s that its declaration has (npm run bench -- memory --page)',
    (name, { size }) => {
      const section = page.split('<!-- bench memory -->')[1] ?? '';
      const row = section.split('\n').find((line) => line.startsWith(`| ${name} |`));
      expect(row?.split(' | ').at(-1)).toBe(`${size.memoryMegabytes} |`);
    },
  );
});
