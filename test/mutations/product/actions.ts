import type { Mutation } from '../mutation.ts';

const HASH = { test: 'test/unit/execute-action/hash-request.test.ts' };
const DEFINITION = { test: 'test/unit/execute-action/find-definition.test.ts' };
const LINES = { test: 'test/unit/connections/single-line.test.ts' };

export const actions: readonly Mutation[] = [
  {
    behaviour:
      'Objects in a list are hashed in the order of their fields: the same request is refused as another',
    find: 'if (Array.isArray(value)) return value.map(sortKeys);',
    replace: 'if (Array.isArray(value)) return value;',
    ...HASH,
    name: 'of an object in a list',
  },
  {
    behaviour: 'A subject with a line break reaches a mail tool that does not ship',
    find: '{ ...reviewed, properties: withSingleLines(properties) }',
    replace: 'reviewed',
    ...DEFINITION,
    name: 'has the single lines of a mail',
  },
  {
    behaviour: 'A line break passes in a list of recipients',
    find: '{ items: singleLine(schema.items) }',
    replace: '{}',
    ...LINES,
    name: 'and so its items',
  },
  {
    behaviour: 'A line break passes in a recipient whose name is in camel case',
    find: ".replace(/([a-z0-9])([A-Z])|[-.]/g, '$1_$2').toLowerCase()",
    replace: '.toLowerCase()',
    ...LINES,
    name: 'the pattern, and so its items',
  },
];
