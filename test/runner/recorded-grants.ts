import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Grant } from '../../infra/local/aws/iam/decide.ts';
import type { RecordedGrant } from '../../infra/local/events/record-grants.ts';
import type { UnusedGrant } from './unused-grants.ts';

type Verdict = {
  /** Grants of all templates of the run. */
  granted: number;
  used: number;
  /** Calls that a function's policy did not allow, and that no test announced by taking the grant away. */
  denied: string[];
  /** Grants that no call used and no row explains. */
  unexplained: string[];
  /** Rows of the list that no unused grant of the template needs. */
  stale: string[];
};

/** Compares what the stacks of a run granted with what their calls used. */
export function checkRecordedGrants(folder: string, explained: readonly UnusedGrant[]): Verdict {
  const granted = new Map<string, Grant>();
  const used = new Set<string>();
  const denied = new Set<string>();
  for (const name of readdirSync(folder)) {
    for (const line of readFileSync(join(folder, name), 'utf8').split('\n')) {
      if (line === '') continue;
      const recorded: RecordedGrant = JSON.parse(line);
      if (recorded.kind === 'granted') granted.set(textOf(recorded.grant), recorded.grant);
      if (recorded.kind === 'used') used.add(textOf(recorded.grant));
      if (recorded.kind === 'denied' && !recorded.isAnnounced)
        denied.add(`${recorded.caller}: ${recorded.action} on ${recorded.resource}`);
    }
  }
  const unused = [...granted].filter(([text]) => !used.has(text));
  const covers = (row: UnusedGrant, { holder, action }: Grant) =>
    row.action === action && (row.holder === holder || row.holder === 'every function');
  return {
    granted: granted.size,
    used: granted.size - unused.length,
    denied: [...denied],
    unexplained: unused
      .filter(([, grant]) => !explained.some((row) => covers(row, grant)))
      .map(([text]) => text),
    stale: explained
      .filter((row) => !unused.some(([, grant]) => covers(row, grant)))
      .map(({ holder, action }) => `${holder}: ${action}`),
  };
}

function textOf({ holder, action, resource }: Grant): string {
  return `${holder}: ${action}${resource && ` on ${resource}`}`;
}
