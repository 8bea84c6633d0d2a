import { randomUUID } from 'node:crypto';
import { countSentSince } from '../../../infra/local/bench/duplicates/compare.ts';
import { createSdkSender } from '../../../infra/local/bench/duplicates/send-with-sdk.ts';
import { formatTable } from '../../../infra/local/bench/figures.ts';
import { controlSimulator } from '../../../infra/local/bench/simulator.ts';
import type { StackDescription } from '../../../infra/local/run/stack-description.ts';
import type { ConnectSender } from '../../support/agents/sender.ts';
import { type Loss, startTokenGate } from '../../support/agents/token-gate.ts';
import { startPlainServer } from './plain-server.ts';

export type RepeatingFramework = { name: string; connectSender: ConnectSender };

/** The mails of a framework whose first response is always lost, through one server. */
export type FrameworkOutcome = {
  framework: string;
  lost: Loss;
  server: 'Onbehalf' | 'without a guard';
  requested: number;
  /** Mails with at least one ledger entry, and ledger entries beyond the first. */
  sent: number;
  duplicates: number;
};

const LOSSES: readonly Loss[] = ['503', 'reset'];
const SERVERS = ['Onbehalf', 'without a guard'] as const;

type Case = Pick<FrameworkOutcome, 'lost' | 'server' | 'requested'>;

/** Each framework sends the same number of mails through Onbehalf's MCP server and through a plain one, concurrently. */
export async function compareFrameworks(
  stack: StackDescription,
  frameworks: readonly RepeatingFramework[],
  requested: number,
): Promise<FrameworkOutcome[]> {
  const cases = LOSSES.flatMap((lost) => SERVERS.map((server) => ({ lost, server, requested })));
  const outcomes: FrameworkOutcome[] = [];
  for (const framework of frameworks)
    outcomes.push(...(await Promise.all(cases.map((each) => sendWith(stack, framework, each)))));
  return outcomes;
}

async function sendWith(
  stack: StackDescription,
  { name, connectSender }: RepeatingFramework,
  { lost, server, requested }: Case,
): Promise<FrameworkOutcome> {
  const user = controlSimulator(stack, `bench-${randomUUID()}`);
  await user.activate();
  const { lastSeq } = await user.ledger();
  await using closing = new AsyncDisposableStack();
  const url = server === 'Onbehalf' ? stack.apiUrl : await plainServerUrl(stack, user.identifier, closing);
  const gate = await startTokenGate(url);
  closing.defer(gate.close);
  const accessToken = () => userToken(stack, user.identifier);
  const sender = await connectSender({ mcpUrl: gate.mcpUrl, accessToken });
  closing.defer(sender.close);
  for (let nth = 0; nth < requested; nth += 1) {
    gate.loseResponse(lost);
    // A framework that does not repeat the call throws.
    await sender
      .send({ to: 'bob@example.com', subject: `Lunch ${randomUUID()}`, body: 'Friday, 12:30?' })
      .catch(() => {});
  }
  return { framework: name, lost, server, requested, ...(await countSentSince(user, lastSeq)) };
}

async function plainServerUrl(stack: StackDescription, user: string, closing: AsyncDisposableStack) {
  const send = await createSdkSender(stack, user, 1);
  const server = await startPlainServer(({ subject }) => send({ idempotencyKey: '', subject }, 0));
  closing.defer(server.close);
  return server.url;
}

async function userToken(stack: StackDescription, sub: string): Promise<string> {
  const body = new URLSearchParams({ sub, scope: 'onbehalf/read onbehalf/write' });
  return (await fetch(`${stack.issuerUrl}/tokens`, { method: 'POST', body })).text();
}

export function formatFrameworks(outcomes: readonly FrameworkOutcome[]): string {
  const head = ['framework', 'lost by', 'MCP server', 'requested', 'sent', 'duplicates'];
  const rows = outcomes.map(({ framework, lost, server, requested, sent, duplicates }) => [
    framework,
    lost,
    server,
    requested,
    sent,
    duplicates,
  ]);
  return formatTable(head, rows);
}
