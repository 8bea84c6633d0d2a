import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { goodRequests } from '../support/stack/good-requests.ts';
import { linkGmail } from '../support/stack/product.ts';
import { sendGoodRequests } from '../support/stack/send-good-requests.ts';
import { armFault, healStack, recycle } from '../support/stack/stack-control.ts';

const user = 'every-route';
const functions = ['callback-status', 'connect', 'execute-action', 'digest-schedule', 'offboarding'];

beforeAll(() => linkGmail(user));
afterEach(healStack);

const eachRoute = (response: string) =>
  Object.fromEntries(Object.keys(goodRequests).map((route) => [route, response]));

/** Lets every call of a function to AWS fail; a cold function needs one. */
async function breakAws(rule: object): Promise<void> {
  for (const at of ['dynamodb.*', 'secretsmanager.*']) await armFault({ at, share: 1, ...rule });
  for (const name of functions) await recycle(name);
}

describe('every route that demands a token', () => {
  it('returns internal while AWS refuses the function its rights', async () => {
    await breakAws({ do: 'error', status: 400, code: 'AccessDeniedException' });
    expect(await sendGoodRequests(user)).toEqual(eachRoute('500 internal'));
  });

  it('returns upstream-unavailable while AWS is away', async () => {
    await breakAws({ do: 'error', status: 500, code: 'InternalServerError' });
    expect(await sendGoodRequests(user)).toEqual(eachRoute('503 upstream-unavailable'));
  });

  it("has the gateway's own 500 when the function dies", async () => {
    await breakAws({ do: 'kill' });
    expect(await sendGoodRequests(user)).toEqual(eachRoute('500 Internal Server Error'));
  });
});
