import type { Tool } from '@modelcontextprotocol/server';
import { annotate } from './describe-tool.ts';

export const SEARCH_TOOL = 'search_tools';
export const CALL_TOOL = 'call_tool';

/** Tools that a search returns with their schemas. */
const FOUND = 8;
/** Each word is compared with each tool's. */
const QUERY_CHARACTERS = 200;

/** The tools of search mode, in which a model finds the others when it needs them. */
export function listSearchTools(mayWrite: boolean): Tool[] {
  return [
    {
      name: SEARCH_TOOL,
      title: 'Find tools',
      description:
        'Finds tools that act in the linked accounts, by words such as `send mail`. An empty query lists the names of all.',
      inputSchema: {
        type: 'object',
        properties: {
          query: { type: 'string', maxLength: QUERY_CHARACTERS, description: 'Words of what the tool does.' },
        },
        required: ['query'],
        additionalProperties: false,
      },
      annotations: annotate({ reads: true, openWorld: false }),
    },
    {
      name: CALL_TOOL,
      title: 'Run a tool',
      description: `Runs a tool that ${SEARCH_TOOL} found.`,
      inputSchema: {
        type: 'object',
        properties: {
          name: { type: 'string', description: 'The name of the tool.' },
          arguments: { type: 'object', description: "As the tool's inputSchema describes them." },
        },
        required: ['name'],
        additionalProperties: false,
      },
      annotations: annotate({ reads: !mayWrite, destructive: mayWrite, openWorld: true }),
    },
  ];
}

/** The tools that match the words of a query best, whole; for an empty query the name and description of all. */
export function searchTools(query: string, tools: readonly Tool[]): object {
  const words = wordsOf(query);
  if (words.length === 0) return { tools: tools.map(({ name, description }) => ({ name, description })) };
  const ranked = tools
    .map((tool) => ({ tool, score: scoreOf(tool, words) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score);
  const [found, others] = [ranked.slice(0, FOUND), ranked.slice(FOUND)];
  return {
    tools: found.map(({ tool }) => tool),
    ...(others.length > 0 && { more: others.map(({ tool }) => tool.name) }),
  };
}

/** A word in the name counts three times one in the description. */
function scoreOf({ name, title = '', description = '' }: Tool, words: readonly string[]): number {
  const count = (text: string) =>
    words.filter((word) => wordsOf(text).some((known) => isAlike(known, word))).length;
  return 3 * count(`${name} ${title}`) + count(description);
}

/** Whether one word begins with the other, as `mail` and `mails` do. */
function isAlike(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return long.startsWith(short) && (short.length > 2 || short === long);
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
