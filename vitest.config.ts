import { defineConfig } from 'vitest/config';
import { DEEP_TESTS, projects } from './test/runner/projects.ts';
import { chooseSeed } from './test/runner/seed.ts';

const isVerifying = process.env.ONBEHALF_VERIFY !== undefined;
/** Milliseconds that a test waits for one event. A hang is to end, and CI may be several times slower than this machine. */
const patience = Number(process.env.ONBEHALF_PATIENCE_MS ?? 120_000);

export default defineConfig({
  test: {
    testTimeout: isVerifying ? 600_000 : 3 * patience,
    hookTimeout: 180_000,
    expect: { poll: { timeout: patience } },
    // As Node itself imports CommonJS, so that the Scalekit SDK looks the same in tests, on Lambda and under Node.
    deps: { interopDefault: false },
    // Modules are loaded once per worker, not once per file, which halves the processor time.
    isolate: false,
    env: { ONBEHALF_SEED: String(chooseSeed().seed) },
    setupFiles: ['test/runner/seed-setup.ts'],
    reporters: ['default'],
    projects: Object.entries(projects).map(([name, { include, exclude, maxWorkers, onStack }], nth) => ({
      extends: true,
      test: {
        name,
        include,
        exclude: [...exclude, ...(isVerifying ? [] : [DEEP_TESTS])],
        maxWorkers,
        // One after the other where they run in one vitest.
        sequence: { groupOrder: nth },
        ...(onStack && { globalSetup: 'test/support/stack/running-stack.ts' }),
        ...(name === 'quiet' && {
          setupFiles: ['test/runner/seed-setup.ts', 'test/runner/quiet-setup.ts'],
        }),
      },
    })),
  },
});
