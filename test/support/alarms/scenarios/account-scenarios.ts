import { runReconcile } from '../../digest/schedule-truth.ts';
import { consentToLink, finish } from '../../stack/linking.ts';
import { signedIn } from '../../stack/product.ts';
import { armFault, digestsDone, recycle } from '../../stack/stack-control.ts';
import { accountEvent, deleteAccount, sendWebhook, setStatus } from '../../stack/webhooks.ts';
import { eachMinute } from '../alarm-control.ts';
import { endDigest, fire, useDigest } from '../digest-of-alarms.ts';
import type { Scenario } from '../scenario.ts';

const event = () => accountEvent({ id: 'ca_1', identifier: 'alarms-of-accounts' }, 'status_updated');

/** Links, and the webhooks about accounts. */
export const accountScenarios: readonly Scenario[] = [
  {
    title: 'links come back to a user who did not start them',
    fires: ['ForeignFlows'],
    queries: ['rejected flows'],
    cause: () =>
      eachMinute(1, async () => {
        const other = await signedIn('alarms-of-links-other');
        for (let flow = 0; flow < 5; flow += 1) {
          const back = await consentToLink(await signedIn(`alarms-of-links-${flow}`));
          await finish(other, back);
        }
      }),
  },
  {
    title: 'Scalekit sends a webhook in another format',
    fires: ['UnreadableEvents'],
    queries: ['webhooks by outcome'],
    cause: () => eachMinute(1, () => sendWebhook('{"format":"of another version"}')),
  },
  {
    title: 'webhooks have a signature of another secret',
    fires: ['WebhooksRefused'],
    queries: ['webhooks by outcome'],
    cause: () =>
      eachMinute(1, async () => {
        const secret = `whsec_${Buffer.from('another secret, of 32 bytes.....').toString('base64')}`;
        for (let nth = 0; nth < 10; nth += 1) await sendWebhook(event(), { secret });
      }),
  },
  {
    title: 'the secret cannot be read for a webhook',
    fires: ['WebhooksFailed'],
    queries: ['webhooks by outcome'],
    cause: async () => {
      await recycle('account-events');
      await armFault({ at: 'secretsmanager.*', do: 'error', share: 1, function: 'account-events' });
      await eachMinute(1, () => sendWebhook(event()));
    },
  },
  {
    title: 'an account is deleted, and no webhook reports it',
    fires: ['WebhooksStopped'],
    queries: ['reconcile runs'],
    cause: async () => {
      const identifier = 'alarms-of-missed-webhooks';
      await useDigest(identifier);
      // Reconcile counts what ended after a digest was delivered.
      await fire(identifier);
      await digestsDone();
      await deleteAccount((await setStatus(identifier, 'ACTIVE')).id);
      await eachMinute(1, runReconcile);
    },
    mend: () => endDigest('alarms-of-missed-webhooks'),
  },
];
