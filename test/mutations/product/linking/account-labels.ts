import type { Mutation } from '../../mutation.ts';

const AUTHORIZE = { test: 'test/unit/connect/authorize-labelled.test.ts' };
const DISCONNECT = { test: 'test/unit/connect/disconnect.test.ts' };
const LABELLED = { test: 'test/unit/callback-status/labelled-accounts.test.ts' };
const STATUS = { test: 'test/unit/callback-status/status.test.ts' };
const MODEL = { test: 'test/unit/linking-model/labels.test.ts' };
const LABELS = { test: 'test/contract/state/labels.test.ts' };

/** Mutations of what a label selects when an account is linked, shown or disconnected. */
export const accountLabels: Mutation[] = [
  {
    behaviour: 'A webhook of a labelled account leads to no user, since its label was never stored',
    find: 'if (ref.account !== undefined) await deps.labels.add(scope.user, ref.account);\n    if',
    replace: 'if',
    ...AUTHORIZE,
    name: 'stores the label before Scalekit has the account, and the flow with the label',
  },
  {
    behaviour: 'The consent for a labelled account is for the default account',
    find: 'return startFlow(ref, status,',
    replace: 'return startFlow({ connection: ref.connection }, status,',
    ...AUTHORIZE,
    name: 'stores the label before Scalekit has the account, and the flow with the label',
  },
  {
    behaviour: 'A request over the limit of flows leaves a label without an account',
    find: "if (status !== 'ACTIVE' || force) return startFlow(",
    replace:
      "if (ref.account !== undefined) await deps.labels.add(scope.user, ref.account);\n  if (status !== 'ACTIVE' || force) return startFlow(",
    ...AUTHORIZE,
    name: 'stores no label and creates no account when the user has too many live flows',
  },
  {
    behaviour: 'A label stays of an account that Scalekit refused to create',
    find: "error.code === 'provider-error') {\n      const hasAccount",
    replace: "error.code === 'internal') {\n      const hasAccount",
    ...AUTHORIZE,
    name: 'keeps no label of an account that Scalekit refuses to create',
  },
  {
    behaviour: 'A disconnection during the link leaves an ACTIVE account that no list shows',
    find: 'if (account !== undefined) await deps.labels.keep(scope.user, account);',
    replace: '',
    ...MODEL,
    name: 'keeps its label, if the disconnection stops after',
  },
  {
    behaviour: 'A disconnection removes a label that was added while it looked for accounts',
    find: "'contains(labels, :text) AND additions = :additions'",
    replace: "'contains(labels, :text) AND additions >= :additions'",
    ...LABELS,
    name: 'removes no label if one was added or kept since the additions were counted',
  },
  {
    behaviour: 'A user who disconnects one account loses the label of another one',
    find: 'if (await hasAccount()) return;',
    replace: '',
    ...DISCONNECT,
    name: 'keeps the label while it has another account or a digest',
  },
  {
    behaviour: 'A label whose digest still runs is removed with its last account',
    find: 'if (record?.settings === undefined) await labels.remove(user, account, additions);',
    replace: 'await labels.remove(user, account, additions);',
    ...DISCONNECT,
    name: 'keeps the label while it has another account or a digest',
  },
  {
    behaviour: 'A label without an account costs every status request a call of Scalekit',
    find: 'await removeUnusedLabel({ ...user, account }, hasAccount, deps);',
    replace: 'await hasAccount();',
    ...DISCONNECT,
    name: 'removes its accounts, flows, digest and label, and leaves the default account’s',
  },
  {
    behaviour: 'The page of cookie mode cannot show which account was refused',
    find: "return { outcome: 'refused', ...accountRefOf(flow) };",
    replace: "return { outcome: 'refused', connection: flow.connection };",
    ...LABELLED,
    name: 'returns the label to the page of cookie mode',
  },
  {
    behaviour: 'A link that is reported again is reported for the default account',
    find: "return { ...accountRefOf(flow), status: 'ACTIVE' };",
    replace: "return { connection: flow.connection, status: 'ACTIVE' };",
    ...LABELLED,
    name: 'ends with the account of that label alone, and reports it',
  },
  {
    behaviour: 'A digest stays paused after the default account of its delivery was linked again',
    find: 'const others = delivers ? await labels.list(user) : [];',
    replace: 'const others = delivers ? [] : await labels.list(user);',
    ...LABELLED,
    name: 'lifts the pause of each digest that waits for it: the default account of the delivery',
  },
  {
    behaviour: 'The connections page shows no labelled account',
    find: 'return [first, ...labelled.filter(isHere)].map(',
    replace: 'return [first].map(',
    ...STATUS,
    name: 'have the labelled accounts after the default one of their connection, from one list per label',
  },
];
