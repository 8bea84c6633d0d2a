import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Two cores; the local stack's own processes need one of them.
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // As Node itself imports CommonJS, so that the Scalekit SDK looks the same in tests, on Lambda and under Node.
    deps: { interopDefault: false },
    reporters: ['default'],
  },
});
