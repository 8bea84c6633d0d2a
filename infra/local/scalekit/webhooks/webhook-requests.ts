import { z } from 'zod';
import { accountKey, statusName } from '../control/account-requests.ts';
import { webhookKinds } from './webhook-event.ts';
import { webhookSecretPattern } from './webhook-signature.ts';

const secret = z.string().regex(webhookSecretPattern, 'is not whsec_ followed by base64');
const kind = z.enum(webhookKinds);
const type = z.templateLiteral(['connected_account.', kind]);

export const endpointRequest = z.strictObject({
  url: z.url({ protocol: /^https?$/ }),
  secret: secret.optional(),
  events: z.array(type).min(1).optional(),
});

export const endpointQuery = z.strictObject({ id: z.string().min(1).optional() });

export const deliveriesQuery = z.strictObject({ eventId: z.string().min(1).optional() });

export const policyRequest = z.strictObject({
  retryDelaysSeconds: z.array(z.number().min(0).max(3600)).max(20).optional(),
  timeoutSeconds: z.number().gt(0).max(60).optional(),
});

export const emitRequest = z.strictObject({
  ...accountKey.shape,
  type,
  status: statusName.optional(),
  oldStatus: statusName.optional(),
  connectionName: z.boolean().optional(),
  times: z.int().min(1).max(1000).optional(),
  occurredAt: z.iso.datetime().optional(),
  timestampOffsetSeconds: z.int().min(-1e9).max(1e9).optional(),
  secret: secret.optional(),
});

export const redeliverRequest = z.strictObject({ eventId: z.string().min(1) });

export function parseKind(name: z.output<typeof type>): z.output<typeof kind> {
  return kind.parse(name.slice('connected_account.'.length));
}
