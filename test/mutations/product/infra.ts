import type { Mutation } from '../mutation.ts';

const REAL = { test: 'test/local/run/real-scalekit.test.ts' };

export const infra: readonly Mutation[] = [
  {
    behaviour: 'Credentials are sent to the Scalekit environment of the variable that an operator forgot',
    find: 'if (other && parseOrigin(other, SHORT_URL_NAME) !== environmentUrl) {',
    replace: "if (other && parseOrigin(other, SHORT_URL_NAME) === '') {",
    ...REAL,
    name: 'refuses',
  },
  {
    behaviour: 'SCALEKIT_ENV_URL is ignored: the simulator responds in place of the real Scalekit',
    find: 'process[URL_NAME] || process[SHORT_URL_NAME] }',
    replace: 'process[URL_NAME] }',
    ...REAL,
    name: 'reads SCALEKIT_ENV_URL',
  },
];
