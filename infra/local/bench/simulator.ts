import * as z from 'zod';
import type { StackDescription } from '../run/stack-description.ts';

const rpcLog = z.object({
  entries: z.array(z.object({ at: z.string(), method: z.string(), durationMs: z.number() })),
  lastSeq: z.number(),
});

const ledger = z.object({
  entries: z.array(z.object({ kind: z.string(), detail: z.looseObject({ subject: z.string().optional() }) })),
  lastSeq: z.number(),
});

/** The simulator's logs keep this many entries; more between two reads could not be counted. */
const KEPT_ENTRIES = 10_000;

/** The simulator's control API for one user. */
export type Simulator = ReturnType<typeof controlSimulator>;

/** Calls the simulator's control API for one user. @throws Error when it fails or the entries are no longer in the log */
export function controlSimulator(stack: StackDescription, identifier: string) {
  async function call(method: string, path: string, body?: unknown): Promise<unknown> {
    const response = await fetch(`${stack.simulatorUrl}/_simulator/${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response.json();
  }
  async function read<Log extends { lastSeq: number }>(schema: z.ZodType<Log>, log: string, since: number) {
    const found = schema.parse(await call('GET', `${log}?identifier=${identifier}&since=${since}`));
    if (since > 0 && found.lastSeq - since > KEPT_ENTRIES)
      throw new Error(`The ${log} no longer have every entry.`);
    return found;
  }
  return {
    identifier,
    activate: () =>
      call('POST', 'accounts/status', { identifier, connection: 'gmail-local', status: 'ACTIVE' }),
    /** Replaces the user's mails by the `.eml` files of a folder. */
    fillMailbox: (dir: string) => call('POST', `mailboxes/${identifier}`, { dir }),
    arm: (fault: Record<string, unknown>) =>
      call('POST', 'faults', { at: 'scalekit.executeTool', identifier, ...fault }),
    heal: () => call('DELETE', `faults?identifier=${identifier}`),
    rpcs: (since = 0) => read(rpcLog, 'rpcs', since),
    ledger: (since = 0) => read(ledger, 'ledger', since),
  };
}
