import type { Mutation } from '../../mutation.ts';

const PAGES = 'test/unit/mcp/results/page-text.test.ts';
const MAILS = 'test/unit/mcp/results/mails.test.ts';
const PROBLEMS = 'test/unit/mcp/results/show-problem.test.ts';

export const mcpResults: readonly Mutation[] = [
  {
    behaviour: 'A long result has half a character at its cut',
    find: 'const start = avoidHalfCharacter(text, Math.max(0, Math.trunc(offset) || 0));',
    replace: 'const start = Math.max(0, Math.trunc(offset) || 0);',
    test: PAGES,
    name: 'splits no character (0 before it)',
  },
  {
    behaviour: 'A result without ASCII is three times as long as the limit',
    find: 'if (encoded.length <= bytes) return avoidHalfCharacter(text, Math.min(bytes, text.length));',
    replace: 'if (encoded.length > 0) return avoidHalfCharacter(text, Math.min(bytes, text.length));',
    test: PAGES,
    name: 'splits no character (0 before it)',
  },
  {
    behaviour: 'A message hides a command in characters that only the model sees',
    find: "return (JSON.stringify(value) ?? 'null').replace(DECEPTIVE, escapeAll);",
    replace: "return JSON.stringify(value) ?? 'null';",
    test: PAGES,
    name: 'shows what is invisible',
  },
  {
    behaviour: 'A model asks for the next part of a stored write, which no tool returns',
    find: 'return cutText(toJson(data));',
    replace: 'return pageText(toJson(data), 0);',
    test: PAGES,
    name: 'names no next part',
  },
  {
    behaviour: 'One long mail leaves no room for the others',
    find: 'const share = Math.floor(left / (sizes.length - at));',
    replace: 'const share = left;',
    test: MAILS,
    name: 'show short texts whole, and of long ones the same',
  },
  {
    behaviour: 'The subject and sender of a mail without content in it are lost',
    find: "return 'body' in value.payload || 'parts' in value.payload;",
    replace: 'return true;',
    test: MAILS,
    name: 'stays as it is: format metadata',
  },
  {
    behaviour: 'The links of a mail in HTML cannot be opened, as its text does not have them',
    find: 'if (first !== undefined && mails.length === 1) addLinks(first, payloads[0]);',
    replace: '',
    test: MAILS,
    name: 'has the links of its HTML when it is alone',
  },
  {
    behaviour: 'A mail that cannot be read is missing',
    find: 'if (mail !== undefined) {',
    replace: 'if (isWholeMessage(value)) {',
    file: 'functions/mcp/results/mails/find-mails.ts',
    test: MAILS,
    name: 'stays as it is: no readable part',
  },
  {
    behaviour: 'A model repeats a write that may have happened',
    find: "  'outcome-unknown': { read: inDoubt, write: inDoubt },",
    replace: "  'outcome-unknown': { read: inDoubt, write: () => 'It failed. Call the tool again.' },",
    test: PROBLEMS,
    name: 'invites to repeat a write only if it certainly did not happen',
  },
  {
    behaviour: 'A model does not know that a mail was not sent, and asks the user to look',
    find: "return { read: (problem) => join(problem, ''), write: (problem) => join(problem, ` ${NOT_SENT}`) };",
    replace: "return { read: (problem) => join(problem, ''), write: (problem) => join(problem, '') };",
    test: PROBLEMS,
    name: 'invites to repeat a write only if it certainly did not happen',
  },
  {
    behaviour: 'A model reads a replay as a second mail',
    find: 'if (!replayed) return `${shown}\\nDone${where}. ${lookUp}`;',
    replace: 'if (shown) return `${shown}\\nDone${where}. ${lookUp}`;',
    test: 'test/unit/mcp/results/show-write.test.ts',
    name: 'says of a replay that nothing was done',
  },
];
