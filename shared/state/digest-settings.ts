import { DeleteCommand, GetCommand, UpdateCommand, type UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import { type LastOutcome, type Pause, type Settings, settingsSchema } from '../digest/settings/settings.ts';
import {
  type Change,
  changeUpdate,
  ifRevision,
  liftUpdate,
  outcomeUpdate,
  pauseUpdate,
} from './settings-updates.ts';
import { sendConditional, sendRequest, type Table } from './table.ts';
import { type User, userKey } from './user-key.ts';

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
  const update = async (user: User, input: Omit<UpdateCommandInput, 'TableName' | 'Key'>) => {
    await sendConditional(() => table.client.send(new UpdateCommand({ ...at(user), ...input })));
  };
  return {
    async find(user) {
      const get = new GetCommand({ ...at(user), ConsistentRead: true });
      const { Item } = await sendRequest(() => table.client.send(get));
      return Item === undefined ? undefined : settingsSchema.parse(Item);
    },
    put: (user, change, instead) => update(user, changeUpdate(user, change, instead)),
    async remove(user, revision) {
      const condition = revision === undefined ? {} : ifRevision(revision);
      await sendConditional(() => table.client.send(new DeleteCommand({ ...at(user), ...condition })));
    },
    pause: (user, revision, pause) => update(user, pauseUpdate(revision, pause)),
    lift: (user, connection) => update(user, liftUpdate(connection)),
    recordOutcome: (user, outcome) => update(user, outcomeUpdate(outcome)),
  };
}
