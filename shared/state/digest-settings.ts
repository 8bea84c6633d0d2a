import { DeleteCommand, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import {
  type Choice,
  type LastOutcome,
  type Pause,
  type Settings,
  settingsSchema,
} from '../digest/settings/settings.ts';
import { sendConditional, sendRequest, type Table } from './table.ts';
import { type User, userKey } from './user-key.ts';

/** A change of the settings; without `paused`, a pause stays. */
export type Change = { choice: Choice; revision: string; paused?: Pause | 'lift' | undefined; at: number };

/** The users' digest settings, one item each. Every write is idempotent, as the AWS SDK retries after a lost response. */
export type DigestSettings = {
  /** Consistently read. */
  find(user: User): Promise<Settings | undefined>;
  /** With `instead`, only if that revision is stored. */
  put(user: User, change: Change, instead?: string): Promise<void>;
  /** With `revision`, only if it is stored. */
  remove(user: User, revision?: string): Promise<void>;
  /** Pauses the settings of that revision unless they are paused already; the first reason stays. */
  pause(user: User, revision: string, pause: Pause): Promise<void>;
  /** Ends a pause for the account of that connection; any other pause stays. */
  lift(user: User, connection: string): Promise<void>;
  /** Stores a slot's outcome unless that of a later slot is stored. */
  recordOutcome(user: User, outcome: LastOutcome): Promise<void>;
};

/** Settings in the table, as the item `DIGEST` of their user. */
export function digestSettingsIn(table: Table): DigestSettings {
  const at = (user: User) => ({ TableName: table.name, Key: { pk: userKey(user), sk: 'DIGEST' } });
  return {
    async find(user) {
      const get = new GetCommand({ ...at(user), ConsistentRead: true });
      const { Item } = await sendRequest(() => table.client.send(get));
      return Item === undefined ? undefined : settingsSchema.parse(Item);
    },
    async put(user, change, instead) {
      const update = new UpdateCommand({ ...at(user), ...changeUpdate(user, change, instead) });
      await sendConditional(() => table.client.send(update));
    },
    async remove(user, revision) {
      const condition = revision === undefined ? {} : ifRevision(revision);
      await sendConditional(() => table.client.send(new DeleteCommand({ ...at(user), ...condition })));
    },
    async pause(user, revision, pause) {
      const update = new UpdateCommand({
        ...at(user),
        UpdateExpression: 'SET paused = :pause',
        ConditionExpression: 'revision = :revision AND attribute_not_exists(paused)',
        ExpressionAttributeValues: { ':pause': pause, ':revision': revision },
      });
      await sendConditional(() => table.client.send(update));
    },
    async lift(user, connection) {
      const update = new UpdateCommand({
        ...at(user),
        UpdateExpression: 'REMOVE paused',
        ConditionExpression: 'paused.reason = :account AND paused.#connection = :connection',
        ExpressionAttributeNames: { '#connection': 'connection' },
        ExpressionAttributeValues: { ':account': 'account', ':connection': connection },
      });
      await sendConditional(() => table.client.send(update));
    },
    async recordOutcome(user, outcome) {
      const update = new UpdateCommand({
        ...at(user),
        UpdateExpression: 'SET lastOutcome = :outcome',
        ConditionExpression:
          'attribute_exists(pk) AND (attribute_not_exists(lastOutcome) OR lastOutcome.slot <= :slot)',
        ExpressionAttributeValues: { ':outcome': outcome, ':slot': outcome.slot },
      });
      await sendConditional(() => table.client.send(update));
    },
  };
}

/** Sets each attribute by itself, so that a pause and the last outcome stay. */
function changeUpdate(
  { issuer, identifier }: User,
  { choice, revision, paused, at }: Change,
  instead: string | undefined,
) {
  const isPause = paused !== undefined && paused !== 'lift';
  const attributes = {
    issuer,
    identifier,
    revision,
    ...choice,
    changedAt: at,
    ...(isPause && { paused }),
  };
  const names = Object.keys(attributes);
  const set = names.map((name) => `#${name} = :${name}`).join(', ');
  return {
    UpdateExpression: `SET ${set}${paused === 'lift' ? ' REMOVE #paused' : ''}`,
    ...(instead !== undefined && { ConditionExpression: '#revision = :instead' }),
    ExpressionAttributeNames: Object.fromEntries(
      [...names, ...(paused === 'lift' ? ['paused'] : [])].map((name) => [`#${name}`, name]),
    ),
    ExpressionAttributeValues: {
      ...Object.fromEntries(Object.entries(attributes).map(([name, value]) => [`:${name}`, value])),
      ...(instead !== undefined && { ':instead': instead }),
    },
  };
}

function ifRevision(revision: string) {
  return {
    ConditionExpression: 'revision = :revision',
    ExpressionAttributeValues: { ':revision': revision },
  };
}
