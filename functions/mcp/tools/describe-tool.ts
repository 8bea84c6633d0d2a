import type { Tool } from '@modelcontextprotocol/server';
import type { CatalogueTool } from './catalogue.ts';

/** The optional argument of every tool: the label of the account, under the first name that the tool itself does not use. */
const ACCOUNT_ARGUMENTS = ['account', 'connected_account'] as const;
/** The optional argument of a write: the caller's own key. */
export const KEY_ARGUMENT = 'idempotency_key';
/** The optional argument of a read: where its text goes on. */
export const OFFSET_ARGUMENT = 'result_offset';

const account = { type: 'string', description: "An account's label, if not the default." };

const ownArguments = {
  write: {
    [KEY_ARGUMENT]: {
      type: 'string',
      description: 'Only to do the same write once more on purpose: a new key of 16 to 128 characters.',
    },
  },
  read: {
    [OFFSET_ARGUMENT]: { type: 'integer', minimum: 0, description: 'Where a result that was cut goes on.' },
  },
} as const;

/** A tool as MCP lists it. */
export function describeTool(tool: CatalogueTool): Tool {
  const { name, description, inputSchema, effect, destructive } = tool;
  return {
    name,
    title: titleOf(tool),
    description,
    inputSchema: {
      ...inputSchema,
      type: 'object',
      properties: withOwnArguments(inputSchema, effect),
    },
    // A write may be repeated for ten minutes without effect, but not for good, so no write is called idempotent.
    annotations: annotate({ reads: effect === 'read', destructive, openWorld: true }),
  };
}

/** Adds the product's own arguments as the last, unless the tool itself has one of that name. */
function withOwnArguments(inputSchema: CatalogueTool['inputSchema'], effect: CatalogueTool['effect']) {
  const properties = propertiesOf(inputSchema);
  const name = accountArgumentOf(inputSchema);
  const own = { ...(name !== undefined && { [name]: account }), ...ownArguments[effect] };
  return { ...properties, ...own, ...properties };
}

/** The name of the argument that chooses the account; undefined for a tool that has both names itself. */
export function accountArgumentOf(inputSchema: CatalogueTool['inputSchema']): string | undefined {
  const properties = propertiesOf(inputSchema);
  return ACCOUNT_ARGUMENTS.find((name) => !Object.hasOwn(properties, name));
}

/** All four hints: a host takes an absent one for the worst case. */
export function annotate(tool: { reads: boolean; destructive?: boolean; openWorld: boolean }) {
  const { reads, destructive = false, openWorld } = tool;
  return {
    readOnlyHint: reads,
    destructiveHint: destructive,
    idempotentHint: reads,
    openWorldHint: openWorld,
  };
}

/** Takes the product's own arguments off the arguments, unless the tool itself has one of that name. */
export function splitArguments({ inputSchema, effect }: CatalogueTool, all: Record<string, unknown>) {
  const input = { ...all };
  const take = (name: string | undefined) => {
    if (name === undefined || Object.hasOwn(propertiesOf(inputSchema), name)) return undefined;
    const { [name]: value } = input;
    delete input[name];
    return value;
  };
  const [ownName] = Object.keys(ownArguments[effect]);
  return { own: take(ownName), account: take(accountArgumentOf(inputSchema)), input };
}

/** `gmail_fetch_mails` of Gmail → `Gmail: fetch mails`. */
function titleOf({ name, connection, displayName }: CatalogueTool): string {
  const bare = name.startsWith(`${connection}_`) ? name.slice(connection.length + 1) : name;
  return `${displayName}: ${bare.replaceAll('_', ' ')}`;
}

function propertiesOf({ properties }: Record<string, unknown>): Record<string, object> {
  return typeof properties === 'object' && properties !== null ? { ...properties } : {};
}
