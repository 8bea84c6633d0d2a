import type { Tool } from '@modelcontextprotocol/server';
import { annotate, KEY_ARGUMENT } from './describe-tool.ts';

const key = { type: 'string', description: 'The key that the result of the write named.' };

export const CONNECTIONS_TOOL = 'onbehalf_connections';
export const EXECUTION_TOOL = 'onbehalf_execution';

/** The product's own tools, listed for every account and scope. */
export const ownTools: readonly Tool[] = [
  {
    name: CONNECTIONS_TOOL,
    title: 'Linked accounts',
    description:
      "The status of each of the user's accounts, the label of each further one, and the page on which the user links one.",
    inputSchema: { type: 'object', properties: {}, additionalProperties: false },
    annotations: annotate({ reads: true, openWorld: false }),
  },
  {
    name: EXECUTION_TOOL,
    title: 'What became of a write',
    description: 'Looks up a write of the last 24 hours by its key, and does nothing else.',
    inputSchema: {
      type: 'object',
      properties: { [KEY_ARGUMENT]: key },
      required: [KEY_ARGUMENT],
      additionalProperties: false,
    },
    annotations: annotate({ reads: true, openWorld: false }),
  },
];
