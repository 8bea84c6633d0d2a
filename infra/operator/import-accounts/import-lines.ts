import { CommandError } from '../command-error.ts';
import type { ScalekitRest } from '../scalekit/rest-client.ts';
import { mayHaveAccount } from './find-account.ts';
import { type ImportOptions, importAccount } from './import-account.ts';
import type { ImportedLabels } from './imported-labels.ts';
import type { Pace } from './pace.ts';
import { parseAccount } from './parse-account.ts';
import type { PreparedConnection } from './prepare-connections.ts';
import { type ImportStore, refuseLeaving } from './refuse-leaving.ts';
import type { Report } from './report.ts';

export type LineWork = ImportOptions & {
  rest: ScalekitRest;
  pace: Pace;
  report: Report;
  concurrency: number;
  store: ImportStore | undefined;
  labels: ImportedLabels;
  prepare: (connection: string) => Promise<PreparedConnection>;
};

/** So many accounts in a row without a response mean that Scalekit is down, and that more attempts are of no use. */
const MOST_FAILURES_IN_A_ROW = 5;

/** Imports every line, several at a time. @throws CommandError when Scalekit is down or refuses the credentials */
export async function importLines(work: LineWork, lines: AsyncIterable<string>): Promise<void> {
  const seen = new Map<string, number>();
  const running = new Set<Promise<void>>();
  const stop = new AbortController();
  let failures = 0;
  let number = 0;
  for await (const text of lines) {
    number += 1;
    const line = number === 1 ? text.replace(/^\uFEFF/, '') : text;
    if (line.trim() === '') continue;
    const at = number;
    const task = importLine(work, seen, at, line)
      .then((isConfirmed) => {
        failures = isConfirmed ? 0 : failures + 1;
        if (failures >= MOST_FAILURES_IN_A_ROW) {
          throw new CommandError('Scalekit fails for every account: run the same command again later');
        }
      })
      .catch((error: unknown) => stop.abort(error))
      .finally(() => running.delete(task));
    running.add(task);
    if (running.size >= work.concurrency) await Promise.race(running);
    if (stop.signal.aborted) break;
  }
  await Promise.all(running);
  stop.signal.throwIfAborted();
}

/** Imports one line. @returns whether it was decided, so that Scalekit does respond */
async function importLine(
  work: LineWork,
  seen: Map<string, number>,
  at: number,
  line: string,
): Promise<boolean> {
  const { report } = work;
  const row = parseAccount(line);
  if ('refused' in row) {
    report.add(at, { kind: 'refused', reason: row.refused });
    return true;
  }
  const earlier = seen.get(keyOf(row));
  if (earlier !== undefined) {
    report.add(at, { kind: 'refused', reason: `it has the account of line ${earlier}` });
    return true;
  }
  seen.set(keyOf(row), at);
  const connection = await work.prepare(row.connection);
  if ('refused' in connection) {
    report.add(at, { kind: 'refused', reason: connection.refused });
    return true;
  }
  const leaving = await refuseLeaving(row.identifier, work.store, work.isDryRun);
  if (leaving !== undefined) {
    report.add(at, { kind: 'refused', reason: leaving.refused });
    return true;
  }
  const owner = await work.labels.identify(row);
  if ('refused' in owner) {
    report.add(at, { kind: 'refused', reason: owner.refused });
    return true;
  }
  const key = { connector: connection.name, ...owner };
  const outcome = await importAccount(work, key, row);
  report.add(at, outcome, row);
  const isRefused = outcome.kind === 'failed' && !outcome.isUnconfirmed;
  await work.labels.release(row, isRefused, (identifier) => mayHaveAccount(work.rest, identifier));
  return !('isUnconfirmed' in outcome);
}

function keyOf({
  connection,
  identifier,
  account = '',
}: Record<'connection' | 'identifier', string> & { account?: string | undefined }): string {
  return JSON.stringify([connection, identifier, account]);
}
