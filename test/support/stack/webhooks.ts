import { createHmac, randomUUID } from 'node:crypto';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { ScalekitClient } from '@scalekit-sdk/node';
import { localTable } from '../../../infra/local/aws/dynamodb/table-client.ts';
import { send, simulator, stack } from './product.ts';
import { control } from './stack-control.ts';

/** The value of the stack's secret. */
export type ScalekitSecret = { clientId: string; clientSecret: string; webhookSecrets: string[] };

export type WebhookEvent = {
  spec_version: string;
  id: string;
  type: string;
  object: string;
  occurred_at: string;
  environment_id: string;
  organization_id?: string;
  data: Record<string, string>;
};

type Signing = {
  /** Default: the live secret. */
  secret?: string;
  secondsOff?: number;
  /** The body that is sent in place of the signed one. */
  sent?: string;
  webhookId?: string;
};

type BusEvent = { detailType: string; detail: Record<string, string> };

let webhookSecret: Promise<string> | undefined;

/** The Scalekit secret of the running stack, whose client secret some tests rotate. */
export async function readSecret(): Promise<ScalekitSecret> {
  const response = await fetch(stack.awsUrl, {
    method: 'POST',
    headers: { 'x-amz-target': 'secretsmanager.GetSecretValue' },
    body: JSON.stringify({ SecretId: stack.outputs.ScalekitSecretArn }),
  });
  const { SecretString } = (await response.json()) as { SecretString: string };
  return JSON.parse(SecretString) as ScalekitSecret;
}

function readWebhookSecret(): Promise<string> {
  webhookSecret ??= readSecret().then(({ webhookSecrets }) => webhookSecrets[0] ?? '');
  return webhookSecret;
}

/** Sends a webhook as Scalekit does, signed without the product's code. */
export async function sendWebhook(event: WebhookEvent | string, signing: Signing = {}) {
  const { secret = await readWebhookSecret(), secondsOff = 0 } = signing;
  const body = typeof event === 'string' ? event : JSON.stringify(event);
  const id = signing.webhookId ?? (typeof event === 'string' ? `evt_${randomUUID()}` : event.id);
  const timestamp = String(Math.floor(Date.now() / 1_000) + secondsOff);
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return send('POST /webhooks/scalekit', {
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,${signature}`,
    },
    body: signing.sent ?? body,
  });
}

/** An event about an account, as Scalekit's API reference shows it. */
export function accountEvent(
  account: { id: string; identifier: string; connection?: string },
  type: string,
  { at = new Date().toISOString(), ...data }: Record<string, string> = {},
): WebhookEvent {
  return {
    spec_version: '1',
    id: `evt_${randomUUID()}`,
    type: `connected_account.${type}`,
    object: 'ConnectedAccount',
    occurred_at: at,
    environment_id: 'env_88640229614813449',
    data: {
      authorization_type: 'OAUTH',
      connection_id: 'conn_133400101014995480',
      connection_name: account.connection ?? 'gmail-local',
      id: account.id,
      identifier: account.identifier,
      provider: 'GMAIL',
      status: 'EXPIRED',
      ...(type === 'status_updated' && { old_status: 'ACTIVE' }),
      ...data,
    },
  };
}

/** Sets an account's status at Scalekit; no webhook is sent unless an endpoint is registered. @returns its id */
export async function setStatus(identifier: string, status: string, connection = 'gmail-local') {
  const { id } = (await simulator.post('accounts/status', { identifier, connection, status })) as unknown as {
    id: string;
  };
  return { id, identifier, connection };
}

/** Deletes an account at Scalekit, as its dashboard does. */
export async function deleteAccount(id: string): Promise<void> {
  const { clientId, clientSecret } = await readSecret();
  const client = new ScalekitClient(stack.simulatorUrl ?? '', clientId, clientSecret);
  await client.connectedAccounts.deleteConnectedAccount({ connectedAccountId: id });
}

/** What the stack's bus has accepted about a user. */
export async function publishedFor(identifier: string): Promise<BusEvent['detail'][]> {
  const { buses } = await control<{ buses: { events: BusEvent[] }[] }>('GET', 'buses');
  const events = buses.flatMap(({ events }) => events);
  return events.map(({ detail }) => detail).filter((detail) => detail.identifier === identifier);
}

/** Ends the lease of an event, as after half a minute. */
export async function endEventLease(webhookId: string): Promise<void> {
  const { client, name: TableName } = localTable(stack);
  try {
    await client.send(
      new UpdateCommand({
        TableName,
        Key: { pk: `EVENT#${webhookId}`, sk: 'EVENT' },
        UpdateExpression: 'SET leaseUntil = :ended',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeValues: { ':ended': 0 },
      }),
    );
  } catch (error) {
    // The delivery died before it claimed the event.
    if (!(error instanceof Error && error.name === 'ConditionalCheckFailedException')) throw error;
  } finally {
    client.destroy();
  }
}
