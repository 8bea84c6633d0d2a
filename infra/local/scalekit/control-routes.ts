import { ConnectorStatus } from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/connected_accounts/connected_accounts_pb.js';
import type { z } from 'zod';
import type { Account } from './accounts.ts';
import { decideOn } from './consents.ts';
import { ControlError } from './control-error.ts';
import * as requests from './control-requests.ts';
import type { Environment } from './environment.ts';
import { deliverMail, describeMailbox, setMailbox } from './mailbox-control.ts';

/** Gets the query on GET and DELETE, the JSON body on POST, and what stands for `*` in the path. */
type ControlRoute = (environment: Environment, input: unknown, name: string) => unknown;

function route<Schema extends z.ZodType>(
  schema: Schema,
  run: (environment: Environment, input: z.output<Schema>, name: string) => unknown,
): ControlRoute {
  return (environment, input, name) => {
    const parsed = schema.safeParse(input);
    if (parsed.success) return run(environment, parsed.data, name);
    const wrong = parsed.error.issues.map(({ path, message }) => [...path, message].join(': '));
    throw new ControlError(400, wrong.join('; '));
  };
}

/** Method and path below `/_simulator/`; `*` stands for one path segment. */
export const controlRoutes: Record<string, ControlRoute> = {
  'GET ledger': route(requests.eventQuery, ({ ledger }, filter) => ledger.read(filter)),
  'GET rpcs': route(requests.eventQuery, ({ rpcs }, filter) => rpcs.read(filter)),
  'GET accounts': route(requests.scopeQuery, ({ accounts }, { identifier }) => ({
    accounts: (identifier === undefined ? accounts.list() : accounts.of(identifier)).map(describeAccount),
  })),
  'POST accounts/status': route(requests.statusRequest, setStatus),
  'GET mailboxes/*': route(requests.nothing, ({ mailboxes }, _, name) => describeMailbox(mailboxes, name)),
  'POST mailboxes/*': route(requests.mailboxRequest, ({ mailboxes }, change, name) =>
    setMailbox(mailboxes, name, change),
  ),
  'POST mailboxes/*/messages': route(requests.arrivalRequest, ({ mailboxes }, { raw }, name) =>
    deliverMail(mailboxes, name, raw),
  ),
  'POST consents': route(requests.consentRequest, decide),
  'POST links/expire': route(requests.scopeQuery, ({ links }, { identifier }) => ({
    expired: links.expire(identifier),
  })),
  'GET faults': route(requests.nothing, ({ faults }) => ({ faults: faults.list() })),
  'POST faults': route(requests.faultRequest, ({ faults }, fault) => {
    faults.arm(fault);
    return { faults: faults.list() };
  }),
  'DELETE faults': route(requests.scopeQuery, ({ faults }, { identifier }) => {
    faults.clear(identifier);
    return { faults: faults.list() };
  }),
  'POST tokens': route(requests.lifetimeRequest, ({ tokens }, { expiresIn }) => {
    tokens.lifetimeSeconds = expiresIn;
    return { expiresIn };
  }),
  'POST tokens/expire': route(requests.nothing, ({ tokens }) => ({ expired: tokens.expireAll() })),
  'POST credentials': route(requests.credentialsRequest, ({ tokens }, { clientSecret }) => {
    tokens.rotate(clientSecret);
    return { rotated: true };
  }),
  'POST reset': route(requests.nothing, reset),
};

function setStatus(environment: Environment, change: z.output<typeof requests.statusRequest>) {
  const { accounts, connections, ledger } = environment;
  const { identifier, connection: name, status } = change;
  const connection = connections.find((each) => each.name === name);
  if (!connection) throw new ControlError(400, `connection: there is no ${name}`);
  const account = accounts.find({ connector: name, identifier }) ?? accounts.create(connection, identifier);
  if (status === 'ACTIVE') accounts.activate(account);
  else accounts.setStatus(account, ConnectorStatus[status]);
  const detail = { accountId: account.id, status };
  ledger.append({ kind: 'account-status-set', identifier, connection: name, detail });
  return describeAccount(account);
}

function describeAccount({ id, identifier, connection, status, updatedAt, lastUsedAt }: Account) {
  const { name, provider } = connection;
  return {
    id,
    identifier,
    connection: name,
    provider,
    status: ConnectorStatus[status],
    updatedAt,
    lastUsedAt,
  };
}

function decide(environment: Environment, { link, decision }: z.output<typeof requests.consentRequest>) {
  const id = /^\/magicLink\/([^/]+)$/.exec(new URL(link).pathname)?.[1] ?? '';
  const found = environment.links.open(id);
  if (found === 'unknown') throw new ControlError(404, 'link: is none of this simulator');
  if (found === 'gone') throw new ControlError(410, 'link: is used or expired');
  return { redirectTo: decideOn(environment, found, decision) };
}

/** Back to the start, but for credentials and tokens: clients stay signed in. */
function reset({ accounts, links, worlds, faults, ledger, rpcs }: Environment) {
  for (const part of [accounts, links, ...worlds.values(), faults, ledger, rpcs]) part.clear();
  return { reset: true };
}
