// Runs vitest as a child of npm test or npm run verify and sends it the number of tests that passed, failed and were
// skipped: per file as it ends, then in all.
import type { Reporter, TestModule } from 'vitest/node';
import { parseCLI, startVitest } from 'vitest/node';
import { addTally, type RunMessage, type Tally } from './tally.ts';

const progress: Reporter = {
  onTestModuleEnd: (module) => send({ event: 'file', ...tallyOf(module) }),
};

const { filter, options } = parseCLI(['vitest', ...process.argv.slice(2)]);
const reporters = [options.reporters ?? 'default', progress].flat();
const vitest = await startVitest('test', filter, {
  ...options,
  reporters,
  watch: false,
  passWithNoTests: true,
});
const modules = vitest.state.getTestModules();
await vitest.close();

const tally = { passed: 0, failed: vitest.state.getUnhandledErrors().length, skipped: 0 };
for (const module of modules) addTally(tally, tallyOf(module));
send({ event: 'end', ...tally }, () => process.disconnect());

function tallyOf(module: TestModule): Tally {
  // A file that does not load has no test that could fail.
  const sum = { passed: 0, failed: module.errors().length > 0 ? 1 : 0, skipped: 0 };
  for (const test of module.children.allTests()) {
    const { state } = test.result();
    sum[state === 'pending' ? 'skipped' : state] += 1;
  }
  return sum;
}

function send(message: RunMessage, sent: () => void = () => {}): void {
  process.send?.(message, sent);
}
