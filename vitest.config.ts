import { defineConfig } from 'vitest/config';

const stackTests = [
  'test/local/product/**/*.test.ts',
  'test/fault/**/*.test.ts',
  'test/browser/**/*.test.ts',
];

export default defineConfig({
  test: {
    // Two cores; the local stack's own processes need one of them.
    maxWorkers: 2,
    // A hang is to end, and CI may be several times slower than a machine that does nothing else.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // As Node itself imports CommonJS, so that the Scalekit SDK looks the same in tests, on Lambda and under Node.
    deps: { interopDefault: false },
    reporters: ['default'],
    projects: [
      { extends: true, test: { name: 'parts', include: ['test/**/*.test.ts'], exclude: stackTests } },
      // One running stack for all of them, one file after the other: some count what the simulator is asked.
      {
        extends: true,
        test: {
          name: 'product',
          include: stackTests,
          globalSetup: 'test/support/stack/running-stack.ts',
          fileParallelism: false,
        },
      },
    ],
  },
});
