import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { newActor } from '../../support/actions/actions.ts';
import { activityOf, sealedOf } from '../../support/stack/activity.ts';
import { endLeases } from '../../support/stack/leases.ts';
import { linkGmail, signedIn } from '../../support/stack/product.ts';
import { seal } from '../../support/stack/seal.ts';
import { armFault, healStack } from '../../support/stack/stack-control.ts';

const newUser = () => newActor('activity-kills');
let users = 0;
const nextUser = () => {
  users += 1;
  return `activity-killed-${users}`;
};

afterEach(healStack);

const kills = ['before', 'after'] as const;
const each = (calls: string[]) => calls.flatMap((at) => kills.map((when) => [when, at] as const));

describe('an act whose function is killed', () => {
  it.each(each(['dynamodb.PutItem', 'scalekit.executeTool', 'dynamodb.UpdateItem']))(
    'has one entry, if it had begun: a write, %s %s',
    async (when, at) => {
      const ada = await newUser();
      await armFault({ at, when, do: 'kill', function: 'execute-action' });
      expect((await ada.write()).status).toBe(500);
      await healStack();
      await expect.poll(ada.attempts).not.toContain('IN_PROGRESS');
      await endLeases(ada.identifier);
      const hasBegun = !(at === 'dynamodb.PutItem' && when === 'before');
      const isStored = at === 'dynamodb.UpdateItem' && when === 'after';
      const entries = await sealedOf(ada.identifier);
      expect(entries.map(({ outcome }) => outcome)).toEqual(hasBegun ? [isStored ? 'done' : 'unknown'] : []);
    },
  );

  it.each(each(['dynamodb.PutItem', 'scalekit.deleteConnectedAccount', 'dynamodb.UpdateItem']))(
    'is in the activity once, if it had begun: a disconnection, %s %s',
    async (when, at) => {
      const identifier = nextUser();
      await linkGmail(identifier);
      const browser = await signedIn(identifier);
      await armFault({ at, when, do: 'kill', function: 'connect' });
      await browser('DELETE /connections/gmail');
      await healStack();
      const hasBegun = !(at === 'dynamodb.PutItem' && when === 'before');
      const shown = await activityOf(identifier);
      expect(shown.map(({ type }) => type)).toEqual(hasBegun ? ['disconnect'] : []);
    },
  );

  it.each(
    each(['dynamodb.Query', 'dynamodb.GetItem', 'dynamodb.PutItem', 'dynamodb.UpdateItem', 'kms.Sign']),
  )('has one entry, also when the job that seals it is killed %s %s', async (when, at) => {
    const ada = await newUser();
    const key = randomUUID();
    await ada.write(key);
    await ada.write(key);
    await armFault({ at, when, do: 'kill', function: 'seal-activity' });
    await seal();
    await healStack();
    const entries = await sealedOf(ada.identifier);
    expect(entries.map(({ sequence, replayed }) => [sequence, replayed])).toEqual([
      [2, true],
      [1, false],
    ]);
  });
});
