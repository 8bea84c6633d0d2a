import type { Mutation } from '../../mutation.ts';

const CONNECT = { test: 'test/unit/connect/authorize.test.ts' };
const LEAVE = { test: 'test/unit/connect/disconnect.test.ts' };
const OPEN = { test: 'test/contract/state/open-flows.test.ts' };
const FLOWS = { test: 'test/contract/state/flows.test.ts' };
const PLACES = { test: 'test/contract/state/live-flows.test.ts' };
const CONSENTS = { test: 'test/contract/state/consents.test.ts' };
const FOREIGN = { test: 'test/contract/scalekit/foreign-accounts.test.ts' };

export const flows: readonly Mutation[] = [
  {
    behaviour: "A service's flow that another user's token revoked no longer demands the question",
    find: "if (await change(id, update, status !== 'CONSUMED')) return;",
    replace: 'if (await change(id, update)) return;',
    ...OPEN,
    name: "still demand the confirmation after a service's flow is DENIED, until it would have expired",
  },
  {
    behaviour: 'The end of a later flow is lost: the question is not asked until then',
    find: ' AND (attribute_not_exists(confirmUntil) OR confirmUntil < :until)',
    replace: '',
    ...OPEN,
    name: "still demand the confirmation after a service's flow is DENIED, until it would have expired",
  },
  {
    behaviour: 'A flow that a service started is not recorded as such among the open ones',
    find: '{ hash: sha256(state), expiresAt, connection, account, service }',
    replace: '{ hash: sha256(state), expiresAt, connection, account }',
    ...OPEN,
    name: 'name their connections, and whether a service started one',
  },
  {
    behaviour: 'A cancelled flow is reopened by the failure of an attempt under way',
    find: "PENDING: '#status = :verifying',",
    replace: "PENDING: '#status = :verifying OR #status = :status OR attribute_exists(pk)',",
    ...OPEN,
    name: 'is EXPIRED and has released its place',
  },
  {
    behaviour: 'A disconnection ends the links of other connections, too',
    find: 'return [...flows].filter(([, flow]) => isTo(flow, ref));',
    replace: "return [...flows].filter(([, flow]) => isTo(flow, ref) || ref.connection !== '');",
    ...OPEN,
    name: "ends all the user's flows on the connection and no other, and releases their places",
  },
  {
    behaviour: 'A mix-up ends the oldest flow of the linked connection',
    find: 'other.expiresAt - one.expiresAt',
    replace: 'one.expiresAt - other.expiresAt',
    ...OPEN,
    name: 'ends the newest open flow of the connection, and releases its place',
  },
  {
    behaviour: 'The place of a flow that was never stored stays claimed after a disconnection',
    find: 'if (!isEnded) await live.release(user, place, hash);',
    replace: '',
    ...OPEN,
    name: "ends all the user's flows on the connection and no other, and releases their places",
  },
  {
    behaviour: 'A place is freed at the first transient failure: more links are open than are allowed',
    find: "if (flow.status !== 'PENDING') await releasePlace(live, id, flow, asksAfter);",
    replace: 'await releasePlace(live, id, flow, asksAfter);',
    ...PLACES,
    name: 'has no free place while a failed attempt leaves a flow PENDING',
  },
  {
    behaviour: 'Two attempts to verify one flow run concurrently',
    find: ' AND (#status = :pending OR (#status = :verifying AND (leaseUntil < :seconds OR attempt = :attempt)))',
    replace: ' AND (#status = :pending OR #status = :verifying)',
    ...FLOWS,
    name: 'leases a flow to its owner once',
  },
  {
    behaviour: 'A revoked consent is forgotten by the table within minutes: it can be brought again',
    find: 'epochSeconds(now) + REVOKED_CONSENT_SECONDS',
    replace: 'epochSeconds(now) + FLOW_TTL_SECONDS',
    ...CONSENTS,
    name: 'refuses every attempt of a revoked consent, and keeps it for a day',
  },
  {
    behaviour: 'A consent that was tried before its revocation stays usable',
    find: 'SET expiresAt = :expiresAt REMOVE waiting, endedFlowOf',
    replace: 'SET expiresAt = :expiresAt REMOVE endedFlowOf',
    ...CONSENTS,
    name: 'refuses every attempt of a revoked consent, and keeps it for a day',
  },
  {
    behaviour: 'A second attempt forgets which accounts waited at the first: a lost response stays lost',
    find: 'SET waiting = if_not_exists(waiting, :waiting)',
    replace: 'SET waiting = :waiting',
    ...CONSENTS,
    name: 'keeps the accounts of the first attempt for ten minutes',
  },
  {
    behaviour: "Another user's account is shown as one's own where Scalekit's filter is loose",
    find: 'if (connection === undefined || listed.identifier !== identifier) return undefined;',
    replace: 'if (connection === undefined || identifier === undefined) return undefined;',
    ...FOREIGN,
    name: 'shows and deletes nothing of another user',
  },
  {
    behaviour: "A disconnection deletes the user's account on another connection where the filter is loose",
    find: 'if (own !== undefined && (connection === undefined || own.connection === connection)) found.push(own);',
    replace: 'if (own !== undefined) found.push(own);',
    ...FOREIGN,
    name: 'shows and deletes nothing of the user’s account on another connection of the product',
  },
  {
    behaviour: 'A disconnection ends the first account of a user and leaves the others in use',
    find: 'for (const { id } of accounts) {',
    replace: 'for (const { id } of accounts.slice(REMOVAL_ROUNDS)) {',
    ...FOREIGN,
    name: 'that still shows a deleted account fails the removal after some rounds',
  },
  {
    behaviour: 'A disconnection that left an account is reported as complete',
    file: 'shared/scalekit/accounts.ts',
    find: "throw new AppError('upstream-unavailable', { retryAfter: DEFAULT_RETRY_AFTER_SECONDS });",
    replace: '',
    ...FOREIGN,
    name: 'that still shows a deleted account fails the removal after some rounds',
  },
  {
    behaviour: "A workspace token that Scalekit refuses ends the user's flow as expired",
    find: "failure.kind !== 'refused' || failure.code === 'unauthenticated'",
    replace: "failure.kind !== 'refused'",
    test: 'test/contract/scalekit/client.test.ts',
    name: 'verify reports a workspace token that Scalekit refuses as unavailable, never as an unknown consent',
  },
  {
    behaviour: 'The links of a disconnected account stay open',
    find: 'await deps.flows.discardAll(user, ref, deps.now());',
    replace: '',
    ...LEAVE,
    name: 'removes the accounts, then ends the flows, and removes a digest with them that reads the mailbox',
  },
  {
    behaviour: "The table's failure hides that of Scalekit, which made no link",
    find: 'await deps.flows.discard(state).catch(() => undefined);',
    replace: 'await deps.flows.discard(state);',
    ...CONNECT,
    name: "reports Scalekit's failure also when the table fails to end the flow",
  },
  {
    behaviour: 'A link that could not be made keeps its place for ten minutes',
    find: 'await deps.flows.discard(state).catch(() => undefined);',
    replace: '',
    ...CONNECT,
    name: 'ends the flow of a link that could not be made, so that it does not count as live',
  },
  {
    behaviour: "The list of a user's open flows is never deleted",
    find: "':expiresAt': flow.expiresAt,",
    replace: "':expiresAt': flow.expiresAt * 1_000,",
    test: 'test/contract/state/expiry.test.ts',
    name: "a user's open flows are forgotten with the newest",
  },
];
