// Runs every test that needs no cloud and ends with the count alone on its line, whatever else was printed.
import { parseCLI, startVitest } from 'vitest/node';

const { filter, options } = parseCLI(['vitest', ...process.argv.slice(2)]);
const vitest = await startVitest('test', filter, { ...options, watch: false });
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
// A run that came to nothing, as when the local stack does not start, has failed.
if (count.passed === 0 && count.failed === 0) count.failed = 1;

const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : '';
process.stdout.write(`\n${count.passed} passed, ${count.failed} failed${skipped}\n`);
process.exitCode = count.failed > 0 ? 1 : 0;
