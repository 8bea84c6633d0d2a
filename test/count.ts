// Runs vitest and tells test/run.ts, whose child it is, how many tests passed, failed and were skipped.
import { parseCLI, startVitest } from 'vitest/node';

const { filter, options } = parseCLI(['vitest', ...process.argv.slice(2)]);
const vitest = await startVitest('test', filter, { ...options, watch: false, passWithNoTests: true });
const modules = vitest.state.getTestModules();
await vitest.close();

const count = { passed: 0, failed: 0, skipped: 0 };
for (const module of modules) {
  for (const test of module.children.allTests()) {
    const { state } = test.result();
    count[state === 'pending' ? 'skipped' : state] += 1;
  }
  // A file that does not load holds no test that could fail for it.
  if (module.errors().length > 0) count.failed += 1;
}
count.failed += vitest.state.getUnhandledErrors().length;
process.send?.(count, () => process.disconnect());
