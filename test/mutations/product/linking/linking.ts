import type { Mutation } from '../../mutation.ts';

const MODEL = {
  test: 'test/unit/linking-model/linking-model.test.ts',
  name: 'activates only what its own user finishes, once, and strands no flow',
};
const VERIFY = { test: 'test/unit/callback-status/verify.test.ts' };
const SEVERAL = { test: 'test/unit/callback-status/several-connections.test.ts' };
const QUESTION = { test: 'test/unit/callback-status/question.test.ts' };
const CALLBACK = { test: 'test/unit/callback-status/handle-callback.test.ts' };
const CANCEL = { test: 'test/unit/callback-status/cancel.test.ts' };

export const linking: readonly Mutation[] = [
  {
    behaviour: 'The route of a problem makes no link while Scalekit calls the refused account ACTIVE',
    find: "force: body?.force || query.force === 'true'",
    replace: 'force: body?.force',
    test: 'test/local/product/reconnect.test.ts',
    name: 'makes a link while Scalekit calls the account ACTIVE, and the same write is sent after it',
  },
  {
    behaviour:
      'A problem hands out a route that makes no link while Scalekit calls the refused account ACTIVE',
    find: 'authorize?force=true${label}',
    replace: 'authorize${label.replace("&", "?")}',
    test: 'test/local/product/declared.test.ts',
    name: 'is linked on Scalekit’s page, acts with the key, and needs a new link when the key is revoked',
  },
  {
    behaviour:
      'verify reports the connection that the state names, although the consent linked another (mix-up)',
    find: "if (verified === 'verified') return { linked: findLinked(attempt, after) };",
    replace: "if (verified === 'verified') return { linked: [connection] };",
    ...MODEL,
  },
  {
    behaviour: "The consent of a service's flow finishes unconfirmed with the state of the user's own flow",
    find: 'return flow.service !== undefined || (await flows.findOpen(flow, now())).mustConfirm;',
    replace: 'return flow.service !== undefined && (await flows.findOpen(flow, now())).mustConfirm;',
    ...MODEL,
  },
  {
    behaviour:
      'A consent of another connection is sent to Scalekit although the named account waits for nothing',
    find: "if (!isRepeatedConsent(attempt)) return 'nothing-to-verify';",
    replace: "if (connection === '') return 'nothing-to-verify';",
    ...SEVERAL,
    name: 'is rejected before Scalekit is asked when the named account does not wait',
  },
  {
    behaviour: 'A mix-up is sent to Scalekit because the named account is ACTIVE',
    find: 'return isActive && !before.some(isWaiting);',
    replace: 'return isActive;',
    ...SEVERAL,
    name: 'is rejected when the named account is ACTIVE and a link for further scopes is open',
  },
  {
    behaviour: 'A mix-up whose response was lost is reported to its flow as expired',
    find: 'if (linked.length > 0) return { linked };',
    replace: 'if (linked.includes(connection)) return { linked };',
    ...SEVERAL,
    name: 'is reported the same at a repeat when Scalekit failed after',
  },
  {
    behaviour: 'The flow of the consent is rejected for good after another flow took its response',
    find: 'if (linked.includes(connection)) return { linked };',
    replace: 'if (linked.length > 1) return { linked };',
    ...SEVERAL,
    name: 'whose response was lost is reported to the flow of the consent',
  },
  {
    behaviour: 'One consent ends every flow of its connection with success',
    find: 'return consent.endedFlowOf === connection ? linked.filter((each) => each !== connection) : linked;',
    replace: 'return linked;',
    ...SEVERAL,
    name: 'returns flow-expired for a consent that another flow has used',
  },
  {
    behaviour: 'An unknown consent of one connection ends the open flow of another one',
    find: "return mayBeAnothers ? 'unknown-consent' : 'gone';",
    replace: "return mayBeAnothers && after.length === 0 ? 'unknown-consent' : 'gone';",
    ...SEVERAL,
    name: 'that Scalekit does not know is rejected and ends no flow while the other account waits',
  },
  {
    behaviour: 'An unknown consent is reported as expired, and its flow keeps its place',
    find: "return mayBeAnothers ? 'unknown-consent' : 'gone';",
    replace: "return mayBeAnothers || after.length > 0 ? 'unknown-consent' : 'gone';",
    ...VERIFY,
    name: 'returns flow-expired to the owner for an unknown consent, and ends the flow',
  },
  {
    behaviour: 'A mix-up ends the flow that the state names, whose own consent is never finished',
    find: "await lift(flow, reported, deps);\n  await flows.settle(state, 'PENDING');",
    replace: "await lift(flow, reported, deps);\n  await flows.settle(state, 'CONSUMED');",
    ...SEVERAL,
    name: 'reports the connection that was linked, ends its flow, and leaves the named flow open',
  },
  {
    behaviour: 'The flow of a connection that was linked through a mix-up stays open and keeps its place',
    find: 'await flows.consumeNewest(flow, reported, now());',
    replace: '',
    ...SEVERAL,
    name: 'reports the connection that was linked, ends its flow, and leaves the named flow open',
  },
  {
    behaviour: 'A digest stays paused after its account was linked through a mix-up',
    find: 'await lift(flow, reported, deps);',
    replace: '',
    ...SEVERAL,
    name: 'reports the connection that was linked, ends its flow, and leaves the named flow open',
  },
  {
    behaviour: 'verify reports a link that the list of accounts does not show',
    find: "throw new AppError('upstream-unavailable');\n}",
    replace: 'return [connection];\n}',
    ...SEVERAL,
    name: 'returns upstream-unavailable while the list does not show what was linked',
  },
  {
    behaviour:
      'An account that is ACTIVE anew is not noticed: the connection that the state names is reported',
    find: "(earlier?.status !== 'ACTIVE' || earlier.updatedAt !== updatedAt)",
    replace: "earlier?.status !== 'ACTIVE'",
    ...SEVERAL,
    name: 'reports the connection that changed when both accounts are ACTIVE already',
  },
  {
    behaviour: 'The record of a consent has the other connections first: its own account is cut off',
    find: 'return [...own, ...others].slice(0, RECORDED_ACCOUNTS)',
    replace: 'return [...others, ...own].slice(0, RECORDED_ACCOUNTS)',
    test: 'test/unit/callback-status/linked-connections.test.ts',
    name: 'has the accounts of its own connection first, and at most 100',
  },
  {
    behaviour: 'A finished flow is reported as linked after the account was disconnected',
    find: "if (!isLinked) throw new AppError('flow-expired');",
    replace: '',
    ...VERIFY,
    name: 'returns the same to the owner again while the account is ACTIVE, without a second verification',
  },
  {
    behaviour: 'A flow that came with a revoked consent stays open for the next one',
    find: "await deps.flows.settle(state, 'DENIED');\n    throw rejectFlow(deps, 'revoked-consent');",
    replace: "throw rejectFlow(deps, 'revoked-consent');",
    ...VERIFY,
    name: 'rejects a consent that a foreign browser brought, with any other flow too',
  },
  {
    behaviour: 'A consent whose revocation failed stays usable, and no caller notices',
    find: 'if (authRequestId !== undefined) await deps.consents.revoke(authRequestId, deps.now());',
    replace:
      'if (authRequestId !== undefined) await deps.consents.revoke(authRequestId, deps.now()).catch(() => {});',
    ...VERIFY,
    name: 'returns an error to a foreign browser until both the consent and the flow are revoked',
  },
  {
    behaviour: "Another user's flow is finished with the token of any user",
    find: 'if (flow.issuer === user.issuer && flow.identifier === user.identifier) return flow;',
    replace: 'if (flow.issuer === user.issuer) return flow;',
    ...VERIFY,
    name: 'rejects another identifier, and revokes the flow for its owner too',
  },
  {
    behaviour: "A flow of another issuer's user of the same name is finished",
    find: 'if (flow.issuer === user.issuer && flow.identifier === user.identifier) return flow;',
    replace: 'if (flow.identifier === user.identifier) return flow;',
    ...VERIFY,
    name: 'rejects the same identifier of another issuer, and revokes the flow for its owner too',
  },
  {
    behaviour: 'A failed verification keeps the flow leased: the user waits for half a minute',
    find: "await deps.flows.settle(state, 'PENDING', 'in-doubt');\n    throw asUnavailable",
    replace: 'throw asUnavailable',
    ...VERIFY,
    name: 'leaves the flow open for another attempt when Scalekit is down',
  },
  {
    behaviour: "A service's flow whose place was released finishes unconfirmed",
    find: 'return flow.service !== undefined || (await flows.findOpen(flow, now())).mustConfirm;',
    replace: 'return (await flows.findOpen(flow, now())).mustConfirm;',
    ...QUESTION,
    name: "demands it for a service's flow even if the open flows do not show it",
  },
  {
    behaviour: 'A confirmation is accepted although no service has started a flow',
    find: 'if (isConfirmed === isRequired) return;',
    replace: 'if (isConfirmed || !isRequired) return;',
    ...QUESTION,
    name: 'finishes the flow that the user confirms, and demands no confirmation afterwards',
  },
  {
    behaviour: "In cookie mode a consent finishes without the question while a service's flow is open",
    find: "return { outcome: 'unconfirmed' };",
    replace: 'deps.now();',
    ...CALLBACK,
    name: "activates nothing without the user's confirmation while a service's flow is open",
  },
  {
    behaviour: 'In cookie mode the page receives the connection that the state names',
    find: "return { outcome: 'linked', ...accountRefOf(linked) };",
    replace: "return { outcome: linked.status && 'linked', ...accountRefOf(flow) };",
    ...CALLBACK,
    name: 'returns the connection of the consent, and leaves the flow of the cookie open',
  },
  {
    behaviour: 'A cookie that agrees in its first characters passes',
    find: 'timingSafeEqual(Buffer.from(one), Buffer.from(other))',
    replace: 'timingSafeEqual(Buffer.from(one.slice(0, 8)), Buffer.from(other.slice(0, 8)))',
    ...CALLBACK,
    name: 'compares the whole hash of the secret, also its character 42',
  },
  {
    behaviour: "A flow that its user cancelled is ended although it is another user's",
    find: 'await findOwnFlow({ state }, user, deps);',
    replace: 'await findOwnFlow({ state }, (await deps.flows.find(state)) ?? user, deps);',
    ...CANCEL,
    name: "rejects another user's flow and revokes it, and rejects an unknown one",
  },
  {
    behaviour:
      'A browser that is back receives a code that it cannot act on when the accounts cannot be listed',
    find: 'const before = await listAccounts(flow, scope, deps);',
    replace: 'const before = await deps.scalekit.accounts.listAll(scope);',
    test: 'test/unit/callback-status/verify.test.ts',
    name: 'returns what a client can act on when the accounts cannot be listed',
  },
  {
    behaviour: 'A service with write and act-as finishes a link for a user',
    find: 'forServices: false,\n    body: verifyBody,',
    replace: 'body: verifyBody,',
    test: 'test/unit/callback-status/routes.test.ts',
    name: 'refuses a service that may write and act for the user on POST /connections/verify',
  },
  {
    behaviour: 'A service with write and act-as refuses a link for a user',
    find: 'forServices: false,\n    body: cancelBody,',
    replace: 'body: cancelBody,',
    test: 'test/unit/callback-status/routes.test.ts',
    name: 'refuses a service that may write and act for the user on POST /connections/cancel',
  },
  {
    behaviour: 'A return that must be confirmed loses its cookie: loaded again, it revokes its flow',
    find: 'return redirectResponse(addQuery(pages.verifyUrl, { auth_request_id: authRequestId, state }), []);',
    replace:
      'return redirectResponse(addQuery(pages.verifyUrl, { auth_request_id: authRequestId, state }), [clearFlowCookie(state)]);',
    test: 'test/unit/callback-status/routes.test.ts',
    name: "sends a browser whose user must confirm to the user's own page, and leaves it its cookie",
  },
];
