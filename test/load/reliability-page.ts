import type { FaultRow } from './fault-table.ts';
import type { LastRun, LoadFigures } from './run-record.ts';

/** The text of docs/reliability.md. */
export function reliabilityPage(table: readonly FaultRow[], { faults, load, soak }: LastRun): string {
  const rows = table.map(({ id, fault, holds }) => {
    const { passed, failed } = faults.rows[id] ?? { passed: 0, failed: 0 };
    const outcome = failed > 0 ? `**${failed} failed**, ${passed} passed` : `${passed} passed`;
    return `| ${id} | ${fault} | ${holds} | ${outcome} |`;
  });
  return `${INTRODUCTION}
## Faults

What must hold under each fault, and how its tests ended on ${faults.at} (\`npm run verify -- reliability\`).

| id | fault | what must hold | tests |
| --- | --- | --- | --- |
${rows.join('\n')}

## Load

${section('load', load)}
## Soak

${section('soak', soak)}`;
}

const INTRODUCTION = `# Reliability

What was proved, and how the last run of each proof ended. The commands below print this page; [test/fault](../test/fault/README.md) and [test/load](../test/load/README.md) say what they do. The ledger is the simulator's list of side effects at the providers. All of it ran on one machine with two cores: the figures compare runs, and are no promise for AWS.
`;

function section(command: string, figures: LoadFigures | undefined): string {
  if (figures === undefined) return `\`npm run verify -- ${command} --keep\` has not run yet.\n`;
  const { at, rows, wrong } = figures;
  const lines = Object.entries(rows).map(([what, value]) => `| ${what} | ${value} |`);
  const verdict = wrong.length === 0 ? 'Everything held.' : `Did not hold: ${wrong.join('; ')}.`;
  return `\`npm run verify -- ${command} --keep\` on ${at}. ${verdict}\n\n| | |\n| --- | --- |\n${lines.join('\n')}\n`;
}
