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
  {
    behaviour:
      "A stack trace in the log names no function of the code, so that an operator cannot find a fault's place",
    find: '    keepNames: true,',
    replace: '',
    test: 'test/infra/deploy/bundles.test.ts',
    name: 'whose stack traces name functions',
  },
  {
    behaviour:
      'Every bundle that calls Scalekit has the JSON format of messages that are binary, which each cold start loads',
    find: "  '@bufbuild/protobuf': join(binaryOnly, 'protobuf.ts'),",
    replace: '',
    test: 'test/infra/deploy/bundles/bundle-contents.test.ts',
    name: "of protobuf neither its JSON format nor the descriptors' own",
  },
  {
    behaviour: 'A caller whose request is refused reads `Invalid input` of every field',
    find: 'config(en());',
    replace: '',
    test: 'test/infra/deploy/bundles.test.ts',
    name: 'whose errors say what a schema expects',
  },
  {
    behaviour: 'Every cold start loads undici, which no function uses',
    find: "  'node:http': join(root, 'infra/deploy/bundles/builtins/http.cjs'),",
    replace: '',
    test: 'test/infra/deploy/bundles.test.ts',
    name: 'without undici',
  },
  {
    behaviour: 'A package that is required makes each bundle hundreds of KB larger, unnoticed',
    find: "inputs[path]?.format === 'cjs')",
    replace: "inputs[path]?.format === 'iife')",
    test: 'test/infra/deploy/bundles/bundle-contents.test.ts',
    name: 'is refused when a package is required',
  },
];
