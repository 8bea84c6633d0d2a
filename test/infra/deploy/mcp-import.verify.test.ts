import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { type Bundle, bundlesOfTemplate, synthesize } from './synthesized-bundles.ts';

const directory = mkdtempSync(join(tmpdir(), 'onbehalf-import-'));
afterAll(() => rmSync(directory, { recursive: true }));

/** Processes per bundle, one of each in turn, so that the load of the machine is the same for both. */
const PROCESSES = 15;

/** The processor time of a new process that imports a bundle, in milliseconds, without that of Node itself. */
function importMs({ file, environment }: Bundle): number {
  const script = `const before = process.cpuUsage();
    await import(${JSON.stringify(pathToFileURL(file).href)});
    const { user, system } = process.cpuUsage(before);
    console.log((user + system) / 1_000);
    process.exit();`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    encoding: 'utf8',
    env: { ...environment, AWS_REGION: 'eu-west-1' },
  });
  return Number.parseFloat(stdout);
}

const median = (figures: number[]) => figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0;

it('imports the bundle of MCP in at most 1.5 times the processor time of execute-action', () => {
  expect(synthesize(directory).status).toBe(0);
  const bundles = bundlesOfTemplate(directory);
  const [action] = bundles.filter(({ id }) => id.startsWith('ExecuteAction'));
  const [mcp] = bundles.filter(({ id }) => id.startsWith('Mcp'));
  if (action === undefined || mcp === undefined) throw new Error('A bundle is missing.');
  const figures = { action: [] as number[], mcp: [] as number[] };
  for (let nth = 0; nth < PROCESSES; nth += 1) {
    figures.action.push(importMs(action));
    figures.mcp.push(importMs(mcp));
  }
  const ratio = median(figures.mcp) / median(figures.action);
  process.stdout.write(`import: ${median(figures.action)} ms, mcp ${median(figures.mcp)} ms\n`);
  expect(ratio).toBeGreaterThan(0.5);
  expect(ratio).toBeLessThan(1.5);
});
