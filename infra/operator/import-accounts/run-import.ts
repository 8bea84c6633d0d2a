import { ScalekitClient } from '@scalekit-sdk/node';
import { ScalekitRest } from '../scalekit/rest-client.ts';
import { importLines } from './import-lines.ts';
import { ImportedLabels } from './imported-labels.ts';
import type { Options } from './options.ts';
import { Pace } from './pace.ts';
import { prepareConnections } from './prepare-connections.ts';
import type { ImportStore } from './refuse-leaving.ts';
import { Report } from './report.ts';

type Surroundings = {
  lines: AsyncIterable<string>;
  print: (line: string) => void;
  pace?: Pace;
  /** Absent: lines with a label are refused. */
  store?: ImportStore | undefined;
};

/**
 * Imports the accounts of these lines, and prints the result.
 * @returns whether every line is done
 * @throws CommandError when Scalekit is down or refuses the credentials
 */
export async function runImport(
  options: Options,
  { lines, print, store, pace = new Pace() }: Surroundings,
): Promise<boolean> {
  const { target, ownOAuthApp, labels: _, ...work } = options;
  const { environmentUrl, clientId, clientSecret, connectionNames } = target;
  const rest = new ScalekitRest(target);
  const client = new ScalekitClient(environmentUrl, clientId, clientSecret);
  const prepare = prepareConnections({ client, rest, pace, connectionNames, ownOAuthApp });
  const labels = new ImportedLabels(store, work.isDryRun);
  const report = new Report(print);
  let isWhole = false;
  try {
    await importLines({ ...work, rest, prepare, report, pace, store, labels }, lines);
    isWhole = true;
  } finally {
    // An import that stopped early reports what it did, too.
    isWhole = report.finish(work.isDryRun) && isWhole;
  }
  return isWhole;
}
