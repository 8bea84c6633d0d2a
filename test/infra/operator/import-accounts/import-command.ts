import { Readable } from 'node:stream';
import { localConnectionNames } from '../../../../infra/local/run/local-stage.ts';
import { readOptions } from '../../../../infra/operator/import-accounts/options.ts';
import { Pace } from '../../../../infra/operator/import-accounts/pace.ts';
import type { ImportStore } from '../../../../infra/operator/import-accounts/refuse-leaving.ts';
import { runImport } from '../../../../infra/operator/import-accounts/run-import.ts';
import { runCommand } from '../../../support/run-command.ts';
import { CLIENT_SECRET, SimulatedScalekit } from '../../../support/scalekit/simulated-scalekit.ts';

export const SCRIPT = 'import-accounts/import-accounts.ts';

/** One line of accounts.jsonl. Its tokens have the word canary, which no output may have. */
export function account(identifier: string, members: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    connection: 'gmail',
    identifier,
    accessToken: `ya29.canary-access-${identifier}`,
    refreshToken: `1//canary-refresh-${identifier}`,
    ...members,
  };
}

export function toLines(rows: readonly unknown[]): string {
  return rows.map((row) => `${typeof row === 'string' ? row : JSON.stringify(row)}\n`).join('');
}

export function variablesFor(url: string): Record<string, string> {
  const names = Object.entries(localConnectionNames()).map(([name, local]) => `${name}=${local}`);
  return {
    SCALEKIT_ENVIRONMENT_URL: url,
    SCALEKIT_CLIENT_ID: 'skc_simulated',
    SCALEKIT_CLIENT_SECRET: CLIENT_SECRET,
    SCALEKIT_CONNECTION_NAMES: names.join(','),
  };
}

export function startScalekit(): Promise<SimulatedScalekit> {
  return SimulatedScalekit.start({}, Object.values(localConnectionNames()));
}

/** Runs the command in a process of its own on these lines. */
export function runImportCommand(
  { url }: SimulatedScalekit,
  rows: readonly unknown[],
  args: readonly string[] = [],
  env: Record<string, string> = {},
) {
  return runCommand(SCRIPT, args, { ...variablesFor(url), ...env }, toLines(rows));
}

type Surroundings = {
  watch?: (line: string) => void;
  env?: Record<string, string>;
  store?: ImportStore;
};

/** Runs the import in this process on these lines, without its pauses. */
export async function importRows(
  { url }: SimulatedScalekit,
  rows: readonly unknown[],
  args: readonly string[] = [],
  { watch = () => {}, env = {}, store }: Surroundings = {},
): Promise<{ code: number; output: string; pauses: number[] }> {
  const options = await readOptions([...args], { ...variablesFor(url), ...env });
  const pauses: number[] = [];
  let now = 0;
  const pace = new Pace(
    async (ms) => {
      pauses.push(ms);
      now += ms;
    },
    () => now,
  );
  let output = '';
  const print = (line: string) => {
    output += `${line}\n`;
    watch(line);
  };
  const lines = Readable.from(toLines(rows).split('\n'));
  const isDone = await runImport(options, { lines, print, pace, store });
  return { code: isDone ? 0 : 1, output, pauses };
}

type ListedAccount = { identifier: string; connection: string; status: string };

export async function accountsIn(scalekit: SimulatedScalekit): Promise<ListedAccount[]> {
  return (await scalekit.control<{ accounts: ListedAccount[] }>('GET', 'accounts')).accounts;
}

/** How often each account was created, by identifier. */
export async function creationsIn(scalekit: SimulatedScalekit): Promise<Record<string, number>> {
  const { entries } = await scalekit.control<{ entries: { kind: string; identifier: string }[] }>(
    'GET',
    'ledger',
  );
  const created: Record<string, number> = {};
  for (const { kind, identifier } of entries) {
    if (kind === 'account-created') created[identifier] = (created[identifier] ?? 0) + 1;
  }
  return created;
}
