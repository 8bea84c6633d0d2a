import * as z from 'zod/mini';
import { actCaller } from '../../activity/act-caller.ts';

const storedAct = z.extend(actCaller, { id: z.string(), at: z.number() });

/** The attributes of an item with acts that `seal-activity` reads: never a response, a digest or an input. */
const attributes = {
  pk: z.string(),
  sk: z.string(),
  pendingWork: z.optional(z.string()),
  act: z.optional(storedAct),
  /** The first repeat of a write. */
  replay: z.optional(storedAct),
  /** The ids of the acts that are sealed. */
  sealed: z._default(z.set(z.string()), new Set<string>()),
  status: z.optional(z.string()),
  /** Of a write, and of an act with an item of its own: epoch seconds. Of a slot: epoch milliseconds. */
  leaseUntil: z._default(z.number(), 0),
  tool: z.optional(z.string()),
  connection: z.optional(z.string()),
  account: z.optional(z.string()),
  owner: z.optional(z.string()),
  executionId: z.optional(z.string()),
  code: z.optional(z.string()),
  reason: z.optional(z.string()),
  failure: z.optional(z.string()),
  sent: z.optional(z.object({ tool: z.string(), connection: z.string(), account: z.optional(z.string()) })),
  service: z.optional(z.string()),
  type: z.optional(z.enum(['link', 'disconnect'])),
  /** Of an act with an item of its own: the requests that may have done it; none is left once each was refused. */
  requests: z.optional(z.set(z.string())),
  linkedAt: z.optional(z.number()),
  /** Of a flow: an attempt may have linked the account. */
  inDoubt: z.optional(z.boolean()),
  endsAt: z.optional(z.number()),
  expiresAt: z.optional(z.number()),
};

const schema = z.object(attributes);

export type MarkedItem = z.infer<typeof schema>;

const names = Object.keys(attributes);

/** A projection that leaves out what the item stores beside its acts. */
export const markedAttributes = {
  ProjectionExpression: names.map((_, at) => `#n${at}`).join(', '),
  ExpressionAttributeNames: Object.fromEntries(names.map((name, at) => [`#n${at}`, name])),
};

export function parseMarked(item: unknown): MarkedItem {
  return schema.parse(item);
}
