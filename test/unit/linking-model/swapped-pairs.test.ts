import { describe, expect, it } from 'vitest';
import type { AccountRef } from '../../../shared/connections/account-ref.ts';
import { Model } from './model.ts';
import type { Run } from './run.ts';

/** More than the calls of one verification. */
const CALLS = 12;

async function approvedFlow(model: Model, ref: AccountRef) {
  await model.authorize('ada', 'ada', ref).finish();
  const flow = model.started.at(-1);
  if (flow === undefined) throw new Error('No flow was started.');
  return { state: flow.state, authRequestId: model.scalekit.consent(flow.url, 'ada') };
}

async function finished<Result>(run: Run<Result>) {
  await run.finish();
  return run.result ?? run.error?.code;
}

describe('two consents that come back with each other’s state', () => {
  // A run that recorded the other run's connection for its consent once kept that consent's own flow from success.
  it.each(Array.from({ length: CALLS }, (_, calls) => calls))(
    'leave both flows to be finished by their own pairs, if the second run comes after %i calls of the first',
    async (calls) => {
      const model = new Model(false);
      const [mail, chat] = [
        await approvedFlow(model, { connection: 'gmail' }),
        await approvedFlow(model, { connection: 'slack' }),
      ];
      const first = model.verify('ada', { ...chat, state: mail.state });
      for (let call = 0; call < calls && !first.isOver; call += 1) await first.step('works');
      await model.verify('ada', { ...mail, state: chat.state }).finish();
      await first.finish();
      expect(await finished(model.verify('ada', mail))).toMatchObject({ connection: 'gmail' });
      expect(await finished(model.verify('ada', chat))).toMatchObject({ connection: 'slack' });
      expect(model.violations).toEqual([]);
    },
  );
});
