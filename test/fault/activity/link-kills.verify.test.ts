import { afterEach, describe, expect, it } from 'vitest';
import { fireDigest } from '../../../infra/local/demo/fire-digest.ts';
import { ownerOf, putSettings } from '../../support/digest/digest-control.ts';
import { sealedOf } from '../../support/stack/activity.ts';
import { endFlowLeases, endSlotLeases } from '../../support/stack/leases.ts';
import { consent, linkGmail, signedIn, stack } from '../../support/stack/product.ts';
import { armFault, digestsDone, healStack } from '../../support/stack/stack-control.ts';

let users = 0;
const nextUser = () => {
  users += 1;
  return `activity-link-${users}`;
};
const kills = ['before', 'after'] as const;
const each = (calls: string[]) => calls.flatMap((at) => kills.map((when) => [when, at] as const));

afterEach(healStack);

describe('a link whose function is killed, and whose user tries again', () => {
  it.each(each(['dynamodb.UpdateItem', 'scalekit.verifyConnectedAccountUser', 'dynamodb.GetItem']))(
    'has one entry: %s %s',
    async (when, at) => {
      const identifier = nextUser();
      const browser = await signedIn(identifier);
      const { json } = await browser('POST /connections/gmail/authorize', {});
      const authRequestId = (await consent(json.authorizationUrl)).get('auth_request_id');
      const verify = () => browser('POST /connections/verify', { authRequestId, state: json.state });
      await armFault({ at, when, do: 'kill', function: 'callback-status' });
      await verify();
      await healStack();
      await endFlowLeases(identifier);
      expect((await verify()).status).toBe(200);
      expect((await verify()).status).toBe(200);
      const entries = await sealedOf(identifier);
      expect(entries.map(({ type, outcome }) => [type, outcome])).toEqual([['link', 'done']]);
    },
  );
});

describe('a digest whose function is killed, and that fires again', () => {
  it.each(each(['dynamodb.UpdateItem', 'scalekit.executeTool', 'dynamodb.GetItem']))(
    'has one entry: %s %s',
    async (when, at) => {
      const identifier = nextUser();
      await linkGmail(identifier);
      const browser = await signedIn(identifier);
      await putSettings(browser, { delivery: 'email' });
      const scheduledTime = '2026-11-22T06:30:00.000Z';
      await armFault({ at, when, do: 'kill', function: 'mail-digest' });
      await fireDigest(stack, ownerOf(identifier), { scheduledTime });
      await digestsDone();
      await healStack();
      await endSlotLeases(identifier);
      await fireDigest(stack, ownerOf(identifier), { scheduledTime });
      await digestsDone();
      const entries = await sealedOf(identifier);
      expect(entries.map(({ type, slot }) => [type, slot])).toEqual([['digest', scheduledTime]]);
      await browser('DELETE /digest');
    },
  );
});
