import { expect, it } from 'vitest';
import type { FunctionName } from '../../../shared/config/environment.ts';
import { prepareBundles } from '../processes/measured-bundles.ts';
import { limitsOf } from './bars.ts';
import { measureImports } from './measure-cold.ts';

const PROCESSES = 15;
/** `npm run bench -- cold` has the bars, on an idle machine. A busy one shifts a ratio by less than this. */
const MARGIN = 1.3;

it("imports each bundle in its share of the processor time of the baseline's", async () => {
  await using prepared = await prepareBundles();
  const functions = Object.values(prepared.functions);
  const [baseline, ...figures] = await measureImports([prepared.baseline, ...functions], PROCESSES);
  expect(baseline?.cpu.median).toBe(1);
  const ratios = figures.map(({ name, cpu }) => ({ name, ratio: cpu.median }));
  process.stdout.write(`${ratios.map(({ name, ratio }) => `${name} ${ratio.toFixed(2)}`).join(', ')}\n`);
  expect(ratios.map(({ name }) => name)).toEqual(functions.map(({ name }) => name));
  const slow = ratios.filter(({ name, ratio }) => ratio > MARGIN * limitsOf(name as FunctionName).cpu);
  expect(slow).toEqual([]);
});
