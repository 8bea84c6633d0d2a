import { randomUUID } from 'node:crypto';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { linkGmail, signedIn, simulator, stack } from '../support/stack/product.ts';
import {
  armFault,
  control,
  eventsSince,
  healStack,
  lastSeq,
  recycle,
} from '../support/stack/stack-control.ts';

const draft = { connection: 'gmail', input: { to: 'bob@example.com', subject: 'Hi', body: 'there' } };
const user = 'fault-aws';
let ada: Awaited<ReturnType<typeof signedIn>>;

beforeAll(async () => {
  await linkGmail(user);
  ada = await signedIn(user);
});
afterEach(healStack);

async function drafts(): Promise<number> {
  const { entries } = await simulator.get(`ledger?identifier=${user}`);
  return entries.filter(({ kind }) => kind === 'draft-created').length;
}

function write(key: string = randomUUID()) {
  return ada('POST /actions/gmail_create_draft', draft, { 'idempotency-key': key });
}

describe('a function, while Secrets Manager is down (T16, T17)', () => {
  it('works when it is warm', async () => {
    await ada('GET /connections/gmail');
    await armFault({ at: 'secretsmanager.*', do: 'error', share: 1 });
    expect((await ada('GET /connections/gmail')).status).toBe(200);
  });

  it.each(['error', 'reset', 'close'])('returns 503 when it is cold, after %s', async (how) => {
    await recycle('callback-status');
    await armFault({ at: 'secretsmanager.GetSecretValue', do: how, share: 1 });
    const response = await ada('GET /connections/gmail');
    expect([response.status, response.json.code]).toEqual([503, 'upstream-unavailable']);
    await healStack();
    const status = async () => (await ada('GET /connections/gmail')).status;
    await expect.poll(status).toBe(200);
  });
});

describe('a fault of one function', () => {
  it('does not fire for calls of other callers', async () => {
    await armFault({ at: 'secretsmanager.ListSecretVersionIds', do: 'reset', function: 'execute-action' });
    const response = await fetch(stack.awsUrl, {
      method: 'POST',
      headers: { 'x-amz-target': 'secretsmanager.ListSecretVersionIds' },
      body: '{"SecretId":"unknown"}',
    });
    expect(response.status).toBe(400);
    expect(await control('GET', 'faults')).toMatchObject({ faults: [{ fired: 0 }] });
  });
});

describe('a write, while DynamoDB is slow', () => {
  it('succeeds later', async () => {
    await armFault({ at: 'dynamodb.PutItem', do: 'delay', ms: 300 });
    const started = performance.now();
    expect((await write()).status).toBe(200);
    expect(performance.now() - started).toBeGreaterThan(290);
  });
});

describe('the gateway, while the issuer is down', () => {
  it('accepts tokens when it has cached the keys', async () => {
    expect((await ada('GET /connections')).status).toBe(200);
    await armFault({ at: 'issuer.*', do: 'blackhole', share: 1 });
    expect((await ada('GET /connections')).status).toBe(200);
  });
});

describe('a process', () => {
  it('that is killed between the claim of the key and the send leaves an unknown outcome, and nothing sent', async () => {
    const before = await drafts();
    const seq = await lastSeq();
    const key = randomUUID();
    await armFault({ at: 'dynamodb.PutItem', when: 'after', do: 'kill', function: 'execute-action' });
    const killed = await write(key);
    // The gateway itself responds, since the function's process is dead.
    expect([killed.status, killed.text]).toEqual([500, '{"message":"Internal Server Error"}']);
    expect([409, 504]).toContain((await write(key)).status);
    expect(await drafts()).toBe(before);
    const events = (await eventsSince(seq)).map(({ source, event }) => `${source}.${event}`);
    expect(events).toEqual(expect.arrayContaining(['fault.kill', 'lambda.SIGKILL', 'lambda.exit']));
    expect((await write()).status).toBe(200);
  });

  it('that is frozen for a while responds when it is thawed', async () => {
    await armFault({ at: 'dynamodb.PutItem', do: 'freeze', ms: 700, function: 'execute-action' });
    const started = performance.now();
    expect((await write()).status).toBe(200);
    expect(performance.now() - started).toBeGreaterThan(650);
  });

  it('can be frozen, thawed and killed while it is idle', async () => {
    await ada('GET /connections');
    expect(await control('POST', 'functions/callback-status/freeze', {})).toMatchObject({ processes: 1 });
    const waiting = ada('GET /connections');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await control('POST', 'functions/callback-status/thaw', {})).toMatchObject({ processes: 1 });
    expect((await waiting).status).toBe(200);
    expect(await control('POST', 'functions/callback-status/kill', {})).toMatchObject({ processes: 1 });
    expect((await ada('GET /connections')).status).toBe(200);
  });
});

describe('a fault rule', () => {
  it('fires at the given share of calls', async () => {
    const seq = await lastSeq();
    await armFault({ at: 'dynamodb.PutItem', do: 'delay', ms: 0, share: 0.25 });
    for (let call = 0; call < 8; call += 1) await write();
    expect(await eventsSince(seq, { source: 'fault' })).toHaveLength(2);
  });

  it.each([
    [{ at: 'dynamodb', do: 'error' }, 'at: '],
    [{ at: 'dynamodb.PutItem', do: 'explode' }, 'do: '],
    [{ at: 'dynamodb.PutItem', do: 'delay' }, 'delay needs ms'],
    [{ at: 'scalekit.executeTools', do: 'reset' }, 'is no operation of Scalekit'],
    [{ at: 'scalekit.executeTool', do: 'kill' }, 'need function'],
    [{ at: 'dynamodb.PutItem', do: 'kill', function: 'unknown' }, 'there is no unknown'],
    [{ at: 'dynamodb.PutItem', do: 'error', times: 1, share: 0.5 }, 'one of times and share'],
  ])('refuses %j', async (rule, message) => {
    await expect(armFault(rule)).rejects.toThrow(message);
  });
});
