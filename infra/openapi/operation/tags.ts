const TAGS = {
  Connections: {
    segments: ['connections', 'callback'],
    description: "The user's accounts: their status, the links that connect them, and their end.",
  },
  Actions: {
    segments: ['tools', 'actions', 'executions'],
    description: 'Tools that run in the name of the user: a write happens at most once per key.',
  },
  Digest: {
    segments: ['digest'],
    description: "The user's mail digest: its settings, runs on demand, and the last one.",
  },
  Activity: {
    segments: ['activity'],
    description: "What was done in the user's name, without its content, and what proves it.",
  },
  Users: {
    segments: ['users'],
    description: 'The end of everything of a user, and the record that proves it.',
  },
  Agents: {
    segments: ['.well-known'],
    description:
      'How a client of the Model Context Protocol finds the issuer. `/mcp` itself speaks that protocol.',
  },
  Webhooks: {
    segments: ['webhooks'],
    description: "What Scalekit calls when a user's account changes. Its signature takes a token's place.",
  },
  Console: {
    segments: ['console', 'openapi.json'],
    description: 'This document, and the pages on which a user tries the API in a browser.',
  },
} as const satisfies Record<string, { segments: readonly string[]; description: string }>;

type Tag = { segments: readonly string[]; description: string };
const tags = Object.entries<Tag>(TAGS);

/** The tags of the document, each with what its routes are about. */
export const tagList = tags.map(([name, { description }]) => ({ name, description }));

/** The tag of a path, by its first segment. */
export function tagOf(path: string): string {
  const [, first = ''] = path.split('/');
  const found = tags.find(([, { segments }]) => segments.includes(first));
  if (found === undefined) throw new Error(`No tag has the path ${path}: add its first segment to one`);
  return found[0];
}
