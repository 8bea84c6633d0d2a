import type { Mutation } from '../../mutation.ts';

const FORM = { test: 'test/unit/console/tool-form.test.ts' };
const WORDS = { test: 'test/unit/console/words-for.test.ts' };
const PREVIEW = { test: 'test/unit/console/preview-runs.test.ts' };
const DIGEST = { test: 'test/unit/console/digest-form.test.ts' };

/** What the console's views send, and what they say. */
export const consoleViews: readonly Mutation[] = [
  {
    behaviour: 'A form sends a yes for a no',
    find: "return text === 'true';",
    replace: "return text !== 'true';",
    ...FORM,
    name: 'sends every field of every shipped tool as it is meant',
  },
  {
    behaviour: 'A form sends an empty line as an entry of a list',
    find: "text.split('\\n').filter((line) => line.trim() !== '')",
    replace: "text.split('\\n')",
    ...FORM,
    name: 'sends every field of every shipped tool as it is meant',
  },
  {
    behaviour: 'A form changes a long number before it sends it',
    find: '&& !Number.isSafeInteger(value))',
    replace: '&& false)',
    ...FORM,
    name: 'refuses what is not',
  },
  {
    behaviour: 'A form fails for a field that is named as a member of every object',
    find: 'Object.hasOwn(texts, path) ? texts[path] : undefined',
    replace: 'texts[path]',
    ...FORM,
    name: 'has fields with the names that every object has',
  },
  {
    behaviour: 'A form sends a number that is larger than its tool accepts',
    find: 'return value > maximum ? `Enter',
    replace: 'return value > 1e9 ? `Enter',
    ...FORM,
    name: 'names each field that is missing or wrong, in words',
  },
  {
    behaviour: 'An error of a member is shown at no field',
    find: "const [field = ''] = name.split('.');",
    replace: 'const field = name;',
    ...FORM,
    name: 'stand at their fields, the first of each field',
  },
  {
    behaviour: 'A write that may have happened offers to be sent again',
    find: "a new request may do it twice.',\n    'look-up',",
    replace: "a new request may do it twice.',\n    'retry',",
    ...WORDS,
    name: 'never offer a repeat of a write that may have happened',
  },
  {
    behaviour: 'A write that the provider has refused offers a repeat that can only be replayed',
    find: "step: isFinal ? 'new-request'",
    replace: "step: isFinal ? 'retry'",
    ...WORDS,
    name: 'never offer a repeat of a write that may have happened',
  },
  {
    behaviour: 'A preview hides the day on which clocks skip the time',
    find: 'days.push(day);',
    replace: 'if (day.at !== undefined) days.push(day);',
    ...PREVIEW,
    name: 'names the day on which clocks skip the time',
  },
  {
    behaviour: 'A preview counts a skipped day as a digest',
    find: 'if (day.at !== undefined) runs += 1;',
    replace: 'runs += 1;',
    ...PREVIEW,
    name: 'names the day on which clocks skip the time',
  },
  {
    behaviour: 'A preview names a skipped time of today after clocks have skipped it',
    find: 'at === undefined ? wallTime > clock(now)',
    replace: 'at === undefined ? true',
    ...PREVIEW,
    name: 'names a skipped time of today only until clocks have skipped it',
  },
  {
    behaviour: 'A save of the settings ends a pause that the user did not touch',
    find: '...(isPaused !== wasPaused && { paused: isPaused })',
    replace: 'paused: false',
    ...DIGEST,
    name: 'names a pause only where the user has changed it',
  },
  {
    behaviour: 'A change elsewhere removes what the user was typing',
    find: 'return { ...next, ...Object.fromEntries(edited) };',
    replace: 'return next;',
    ...DIGEST,
    name: 'keeps what the user has edited when the stored settings change elsewhere',
  },
];
