import fc from 'fast-check';

// Before each test file: a property without a seed of its own runs with the one that vitest.config.ts chose.
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env.ONBEHALF_SEED) });
