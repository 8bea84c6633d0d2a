import { randomBytes } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { StackDescription } from '../../../infra/local/run/stack-description.ts';
import type { Digest } from '../../../shared/digest/digest.ts';
import { packText } from '../../../shared/state/packed-text.ts';
import { userKey } from '../../../shared/state/user-key.ts';
import { sha256 } from '../../../shared/text/sha256.ts';
import { digestItem, digestWith } from '../../support/digest/digest-items.ts';

/** The most items of one BatchWriteItem. */
const BATCH = 25;
const PARALLEL = 4;

/** Writes the items of users who have a digest, writes of the last day and a link: as the functions leave them. */
export async function seedUsers(stack: StackDescription, from: number, to: number): Promise<void> {
  const client = new DynamoDBClient({
    endpoint: stack.dynamodbUrl,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const documents = DynamoDBDocumentClient.from(client);
  const digest = await packText(JSON.stringify(sampleDigest()));
  const users = Array.from({ length: to - from }, (_, index) => `seeded-${from + index}`);
  const items = users.flatMap((identifier) => itemsOf(stack.issuerUrl, identifier, digest));
  const batches = Array.from({ length: Math.ceil(items.length / BATCH) }, (_, index) =>
    items.slice(index * BATCH, (index + 1) * BATCH),
  );
  const write = async () => {
    for (let batch = batches.pop(); batch !== undefined; batch = batches.pop()) {
      const requests = batch.map((item) => ({ PutRequest: { Item: item } }));
      await documents.send(new BatchWriteCommand({ RequestItems: { [stack.tableName]: requests } }));
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, write));
  client.destroy();
}

function itemsOf(issuer: string, identifier: string, digest: string | Uint8Array) {
  const pk = userKey({ issuer, identifier });
  const now = Date.now();
  const expiresAt = Math.floor(now / 1_000) + 86_400;
  const hash = sha256(identifier);
  const scheduledTime = new Date(now - 86_400_000).toISOString();
  return [
    { pk, sk: 'DIGEST', issuer, identifier, ...settings(now, scheduledTime) },
    {
      ...{ pk, sk: `SLOT#${scheduledTime}`, status: 'DELIVERED', run: hash },
      ...{ attempts: new Set(['r']), closedAt: now, expiresAt, digest },
    },
    {
      ...{ pk, sk: `KEY#${hash}`, status: 'DONE', owner: hash, startedAt: now, leaseUntil: expiresAt },
      ...{ requestHash: hash, tool: 'gmail_send_message', connection: 'gmail', expiresAt },
      answer: JSON.stringify({ result: { data: { id: hash }, executionId: hash } }),
    },
    {
      ...{ pk: `FLOW#${hash}`, sk: 'FLOW', issuer, identifier, connection: 'gmail', place: 0 },
      ...{ status: 'CONSUMED', expiresAt },
    },
  ];
}

function settings(now: number, slot: string) {
  return {
    ...{
      revision: randomBytes(16).toString('hex'),
      time: '07:30',
      timeZone: 'Europe/Berlin',
      connection: 'gmail',
    },
    ...{ weekdays: ['MON', 'TUE', 'WED', 'THU', 'FRI'], query: 'is:unread newer_than:1d', maxMessages: 50 },
    ...{ delivery: 'stored', source: 'tool', language: 'en', changedAt: now },
    lastOutcome: { slot, status: 'DELIVERED', at: now },
  };
}

function sampleDigest(): Digest {
  const words = () => randomBytes(90).toString('base64').replaceAll('/', ' ');
  return digestWith(
    Array.from({ length: 25 }, () => digestItem({ threadId: randomBytes(8).toString('hex'), gist: words() })),
  );
}
