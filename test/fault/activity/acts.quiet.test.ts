import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { fireDigest } from '../../../infra/local/demo/fire-digest.ts';
import { sha256 } from '../../../shared/text/sha256.ts';
import { newActor } from '../../support/actions/actions.ts';
import { awaitOutcome, ownerOf, putSettings } from '../../support/digest/digest-control.ts';
import { activityOf, sealedOf } from '../../support/stack/activity.ts';
import { consent, signedIn, stack } from '../../support/stack/product.ts';
import { seal } from '../../support/stack/seal.ts';
import { healStack } from '../../support/stack/stack-control.ts';
import { stepsOf } from '../../support/stack/steps.ts';

const newUser = () => newActor('activity');
let users = 0;
const nextUser = () => {
  users += 1;
  return `activity-user-${users}`;
};

async function linkInBrowser(identifier: string) {
  const browser = await signedIn(identifier);
  const { json } = await browser('POST /connections/gmail/authorize', {});
  const back = await consent(json.authorizationUrl);
  const authRequestId = back.get('auth_request_id');
  return { verify: () => browser('POST /connections/verify', { authRequestId, state: json.state }) };
}

afterEach(healStack);

describe('the activity of a user', () => {
  it('shows a write before it is sealed, and then with its place in the chain, never its content', async () => {
    const ada = await newUser();
    const key = randomUUID();
    await ada.write(key);
    const act = {
      ...{ type: 'write', connection: 'gmail', tool: 'gmail_send_message', outcome: 'done', replayed: false },
      ...{ keyHash: sha256(`\n${key}`), executionId: expect.any(String) },
      caller: { via: 'api', client: expect.any(String) },
    };
    expect(await activityOf(ada.identifier)).toEqual([{ sealed: false, time: expect.any(String), ...act }]);
    const [entry] = await sealedOf(ada.identifier);
    expect(entry).toMatchObject({ sealed: true, sequence: 1, previousHash: '0'.repeat(64), ...act });
    expect(JSON.stringify(entry)).not.toContain('bob@example.com');
  });

  it('has one further entry for the repeats of a write, and the same calls as before for a write', async () => {
    const ada = await newUser();
    const key = randomUUID();
    await ada.write();
    expect(await stepsOf('execute-action', () => ada.write(key))).toEqual([
      ...['dynamodb.PutItem', 'dynamodb.UpdateItem', 'scalekit.executeTool'],
    ]);
    await ada.write(key);
    await seal();
    await ada.write(key);
    await ada.write(key);
    const entries = await sealedOf(ada.identifier);
    expect(entries.map(({ sequence, replayed }) => [sequence, replayed])).toEqual([
      [3, true],
      [2, false],
      [1, false],
    ]);
  });

  it('shows the digest, the link and the disconnection', async () => {
    const identifier = nextUser();
    const { verify } = await linkInBrowser(identifier);
    expect((await verify()).status).toBe(200);
    const browser = await signedIn(identifier);
    await putSettings(browser, { delivery: 'email' });
    await awaitOutcome(browser, await fireDigest(stack, ownerOf(identifier)));
    await browser('DELETE /connections/gmail');
    const entries = await sealedOf(identifier);
    expect(entries.map(({ type, outcome, connection }) => [type, outcome, connection]).toSorted()).toEqual([
      ['digest', 'done', 'gmail'],
      ['disconnect', 'done', 'gmail'],
      ['link', 'done', 'gmail'],
    ]);
    expect(entries.find(({ type }) => type === 'digest')).toMatchObject({ caller: { via: 'schedule' } });
    expect((await browser('DELETE /connections/gmail')).status).toBe(204);
    expect(await sealedOf(identifier)).toHaveLength(3);
  });
});
