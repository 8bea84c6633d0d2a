import * as z from 'zod/mini';
import { ACCOUNT_PREFIX } from '../../config/identifier.ts';
import { LABELS, LABELS_EVER } from '../../config/limits.ts';
import { AppError } from '../../errors/app-error.ts';
import { sendConditional, sendRequest, type Table } from '../table.ts';
import { type DigestOwner, ownerHash, type User, userKey } from '../user-key.ts';

/** The labels of the users' further accounts, and what leads from Scalekit's identifier of such an account to its user. */
export type Labels = {
  /** The user's labels in their order. Consistently read. */
  list(user: User): Promise<string[]>;
  /** Consistently read. */
  find(user: User): Promise<StoredLabels>;
  /**
   * Adds a label; one that the user has already stays.
   * @throws AppError `invalid-request` when the user has as many labels as are allowed
   */
  add(user: User, account: string): Promise<void>;
  /** Adds a label again before its account is linked: a disconnection may have removed it. Beyond the limit, too. */
  keep(user: User, account: string): Promise<void>;
  /** How often labels were added for the user so far. Consistently read. */
  countAdditions(user: User): Promise<number>;
  /**
   * Removes a label, unless labels were added since that count was read. Its identifier at Scalekit still leads back to the
   * user, since a webhook may come late.
   */
  remove(user: User, account: string, additions: number): Promise<void>;
  /** The user and the label of an identifier at Scalekit; undefined for an identifier that no label has made. */
  findOwner(identifier: string): Promise<Required<DigestOwner> | undefined>;
};

/** A user's labels, and every label that the user ever had. */
type StoredLabels = { labels: ReadonlySet<string>; known: ReadonlySet<string> };

const labelSet = z._default(z.set(z.string()), new Set<string>());
const labelsSchema = z.object({ labels: labelSet, known: labelSet, additions: z._default(z.number(), 0) });
const aliasSchema = z.object({ issuer: z.string(), identifier: z.string(), account: z.string() });

/** Labels in the table: the item `LABELS` of their user, and an item `ALIAS#<hash>` for each. */
export function labelsIn(table: Table): Labels {
  const at = (user: User) => ({ Key: { pk: userKey(user), sk: 'LABELS' } });
  const read = async (user: User) => {
    const { Item = {} } = await sendRequest(() => table.get({ ...at(user), ConsistentRead: true }));
    return labelsSchema.parse(Item);
  };
  return {
    list: async (user) => [...(await read(user)).labels].toSorted(),
    find: read,
    countAdditions: async (user) => (await read(user)).additions,
    async add({ issuer, identifier }, account) {
      const user = { issuer, identifier };
      const update = { ...at(user), ...additionOf(account) };
      if ((await sendConditional(() => table.update(update))) === undefined) throw tooMany();
      // Stored again by each attempt, before Scalekit has an account of this label.
      const Item = { ...aliasKey(ownerHash({ ...user, account })), issuer, identifier, account };
      await sendRequest(() => table.put({ Item }));
    },
    async keep(user, account) {
      const update = {
        ...at(user),
        UpdateExpression: ADDITION,
        ExpressionAttributeValues: { ':label': new Set([account]), ':one': 1 },
      };
      await sendRequest(() => table.update(update));
    },
    async remove(user, account, additions) {
      const update = {
        ...at(user),
        UpdateExpression: 'DELETE labels :label',
        ConditionExpression: 'contains(labels, :text) AND additions = :additions',
        ExpressionAttributeValues: {
          ':label': new Set([account]),
          ':text': account,
          ':additions': additions,
        },
      };
      await sendConditional(() => table.update(update));
    },
    async findOwner(identifier) {
      if (!identifier.startsWith(ACCOUNT_PREFIX)) return undefined;
      const Key = aliasKey(identifier.slice(ACCOUNT_PREFIX.length));
      const { Item } = await sendRequest(() => table.get({ Key, ConsistentRead: true }));
      return Item === undefined ? undefined : aliasSchema.parse(Item);
    },
  };
}

/** `known` keeps every label that the user ever had: each has an item that leads back. */
const ADDITION = 'ADD labels :label, known :label, additions :one';

/** Whether `add` would store the label; the condition of `additionOf` decides it in the table. */
export function isLabelAllowed({ labels, known }: StoredLabels, account: string): boolean {
  return labels.has(account) || (labels.size < LABELS && (known.size < LABELS_EVER || known.has(account)));
}

function additionOf(account: string) {
  const isNew = '(attribute_not_exists(labels) OR size(labels) < :most)';
  const isKnown = '(attribute_not_exists(known) OR size(known) < :ever OR contains(known, :text))';
  return {
    UpdateExpression: ADDITION,
    ConditionExpression: `contains(labels, :text) OR (${isNew} AND ${isKnown})`,
    ExpressionAttributeValues: {
      ':label': new Set([account]),
      ':one': 1,
      ':text': account,
      ':most': LABELS,
      ':ever': LABELS_EVER,
    },
  };
}

function aliasKey(hash: string) {
  return { pk: `ALIAS#${hash}`, sk: 'ALIAS' };
}

function tooMany(): AppError {
  const message = `is one label too many: a user has at most ${LABELS}, and ${LABELS_EVER} over time`;
  return new AppError('invalid-request', { errors: [{ path: 'query.account', message }] });
}
