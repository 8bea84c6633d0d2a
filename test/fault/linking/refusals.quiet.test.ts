import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { localTable } from '../../../infra/local/aws/dynamodb/table-client.ts';
import { sha256 } from '../../../shared/text/sha256.ts';
import { depth } from '../../support/runs.ts';
import { type Back, consentToLink, finish, statusAndCode } from '../../support/stack/linking.ts';
import { type ApiResponse, signedIn, stack } from '../../support/stack/product.ts';

/** Measurements of each kind. */
const ROUNDS = depth(12, 32);
const UNKNOWN: Back = { authRequestId: 'unknown-request', state: 'unknown-state-0123456789' };
let eve: Awaited<ReturnType<typeof signedIn>>;
let ada: typeof eve;

beforeAll(async () => {
  [eve, ada] = [await signedIn('refusal-eve'), await signedIn('refusal-ada')];
});

/** Every state of another user's flow. */
const flows: Record<string, () => Promise<Back>> = {
  open: () => consentToLink(ada),
  'under way': () => storeChangedFlow('VERIFYING', { leaseUntil: Date.now() / 1_000 + 600 }),
  'under way too long': () => storeChangedFlow('VERIFYING', { leaseUntil: 1 }),
  expired: () => storeChangedFlow('EXPIRED'),
  'past its end': () => storeChangedFlow('PENDING', { expiresAt: 1 }),
  finished: async () => {
    const bob = await signedIn('refusal-bob');
    await bob('DELETE /connections/gmail');
    const back = await consentToLink(bob);
    await finish(bob, back);
    return back;
  },
  "a service's": () => storeChangedFlow('PENDING', { service: 'local-service' }),
  'for a cookie': () => storeChangedFlow('PENDING', { cookieHash: 'hash' }),
};

/** Starts a flow of Ada's and writes a state of it to the table. */
async function storeChangedFlow(status: string, more: Record<string, unknown> = {}): Promise<Back> {
  const back = await consentToLink(ada);
  const { client, name } = localTable(stack);
  const fields = Object.entries({ status, ...more });
  await client.send(
    new UpdateCommand({
      TableName: name,
      Key: { pk: `FLOW#${sha256(back.state)}`, sk: 'FLOW' },
      UpdateExpression: `SET ${fields.map((_, at) => `#f${at} = :v${at}`).join(', ')}`,
      ExpressionAttributeNames: Object.fromEntries(fields.map(([field], at) => [`#f${at}`, field])),
      ExpressionAttributeValues: Object.fromEntries(fields.map(([, value], at) => [`:v${at}`, value])),
    }),
  );
  client.destroy();
  return back;
}

/** The part of a response that must be equal for all refusals: all but date and request id. */
function comparablePart({ status, headers, text, json }: ApiResponse) {
  const { date, 'apigw-requestid': id, ...others } = headers;
  expect([date, id]).toEqual([expect.any(String), expect.any(String)]);
  return { status, headers: others, text: text.replace(json.instance, '') };
}

/** Machine load only lengthens a measurement, so the lower quartile is compared. */
const lowerQuartile = (times: number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 4)] ?? 0;

async function measureRefusal(back: Back): Promise<number> {
  const started = performance.now();
  expect(statusAndCode(await finish(eve, back))).toBe('403 flow-rejected');
  return performance.now() - started;
}

describe("a refusal of another user's flow", () => {
  it.each(Object.keys(flows))('that is %s equals that of an unknown state', async (name) => {
    const back = (await flows[name]?.()) ?? UNKNOWN;
    const unknown = comparablePart(await finish(eve, UNKNOWN));
    expect(unknown.status).toBe(403);
    for (const confirmed of [undefined, true] as const) {
      const body = confirmed === undefined ? back : { ...back, confirmed };
      expect(comparablePart(await eve('POST /connections/verify', body))).toEqual(unknown);
    }
    for (const user of [eve, ada]) await user('DELETE /connections/gmail');
  });

  it('takes as long as any other refusal, within 60 ms', async () => {
    const [finished, unknown] = [await flows.finished?.(), UNKNOWN];
    const times: Record<'open' | 'denied' | 'finished' | 'unknown', number[]> = {
      open: [],
      denied: [],
      finished: [],
      unknown: [],
    };
    for (let round = 0; round < ROUNDS; round += 1) {
      const open = await consentToLink(await signedIn(`refusal-timed-${round}`));
      times.unknown.push(await measureRefusal(unknown));
      times.open.push(await measureRefusal(open));
      times.denied.push(await measureRefusal(open));
      times.finished.push(await measureRefusal(finished ?? UNKNOWN));
    }
    const quartiles = Object.values(times).map(lowerQuartile);
    expect(Math.max(...quartiles) - Math.min(...quartiles)).toBeLessThan(60);
  });
});
