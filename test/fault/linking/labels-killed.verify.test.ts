import { afterEach, describe, expect, it } from 'vitest';
import { accountIdentifier } from '../../../shared/scalekit/account-identifier.ts';
import { consentToLink, finish, statusAndCode } from '../../support/stack/linking.ts';
import { linkGmail, signedIn, simulator, stack } from '../../support/stack/product.ts';
import { armFault, healStack } from '../../support/stack/stack-control.ts';
import { stepsOf } from '../../support/stack/steps.ts';

type Browser = Awaited<ReturnType<typeof signedIn>>;

let users = 0;
async function newUser() {
  users += 1;
  const user = `label-killed-${users}`;
  await linkGmail(user);
  return { user, ada: await signedIn(user) };
}

/** A user with a labelled account, and a digest of it. */
async function newLabelledUser() {
  const { user, ada } = await newUser();
  expect((await finish(ada, await consentToLink(ada, 'gmail', 'work'))).status).toBe(200);
  const settings = { time: '07:30', timeZone: 'Europe/Berlin', connection: 'gmail', paused: true };
  expect((await ada('PUT /digest?account=work', settings)).status).toBe(200);
  expect((await ada('PUT /digest', settings)).status).toBe(200);
  return { user, ada };
}

const authorize = (ada: Browser) => ada('POST /connections/gmail/authorize?account=work');
const disconnect = (ada: Browser) => ada('DELETE /connections/gmail?account=work');

/** Each call of a warm function, with its number among the calls of its kind. */
async function listCalls(work: () => Promise<unknown>): Promise<[string, number][]> {
  const steps = await stepsOf('connect', work);
  return steps.map((step, index) => [step, steps.slice(0, index + 1).filter((each) => each === step).length]);
}

afterEach(healStack);

describe('a request for a labelled account, killed before and after each of its calls', () => {
  it('authorize lets the user start again immediately, and links one account', async () => {
    await authorize((await newUser()).ada);
    const { ada: first } = await newUser();
    const calls = await listCalls(() => authorize(first));
    expect(calls.length).toBeGreaterThanOrEqual(8);
    for (const [at, nth] of calls) {
      for (const when of ['before', 'after']) {
        const { user, ada } = await newUser();
        await armFault({ at, when, do: 'kill', function: 'connect', share: 1 / nth });
        expect([at, nth, when, (await authorize(ada)).status]).toEqual([at, nth, when, 500]);
        await healStack();
        expect((await finish(ada, await consentToLink(ada, 'gmail', 'work'))).status).toBe(200);
        const { json } = await ada('GET /connections');
        const own = json.connections.filter(
          ({ connection }: { connection: string }) => connection === 'gmail',
        );
        expect(own.map(({ account, status }: Record<string, string>) => [account, status])).toEqual([
          [undefined, 'ACTIVE'],
          ['work', 'ACTIVE'],
        ]);
        const alias = accountIdentifier({ issuer: stack.issuerUrl, identifier: user }, 'work');
        const { entries } = await simulator.get(`ledger?identifier=${alias}`);
        expect(entries.filter(({ kind }) => kind === 'account-activated')).toHaveLength(1);
      }
    }
  }, 300_000);

  it('disconnect is completed by a repeat, and leaves the default account and its digest', async () => {
    await disconnect((await newLabelledUser()).ada);
    const { ada: first } = await newLabelledUser();
    const calls = await listCalls(() => disconnect(first));
    expect(calls.length).toBeGreaterThanOrEqual(10);
    for (const [at, nth] of calls) {
      for (const when of ['before', 'after']) {
        const { ada } = await newLabelledUser();
        await armFault({ at, when, do: 'kill', function: 'connect', share: 1 / nth });
        expect([at, nth, when, (await disconnect(ada)).status]).toEqual([at, nth, when, 500]);
        await healStack();
        expect((await disconnect(ada)).status).toBe(204);
        expect(statusAndCode(await ada('GET /digest?account=work'))).toBe('404 not-found');
        expect((await ada('GET /digest')).status).toBe(200);
        expect((await ada('GET /connections/gmail')).json.status).toBe('ACTIVE');
        const calledOnce = await stepsOf('callback-status', () => ada('GET /connections'));
        expect(calledOnce).toEqual(['dynamodb.GetItem', 'scalekit.listConnectedAccounts']);
      }
    }
  }, 300_000);
});
