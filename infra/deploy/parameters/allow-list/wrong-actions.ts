import type { HttpAction } from '../../../../shared/connections/actions/http-action.ts';
import { type ConnectionConfig, reviewedReads } from '../../../../shared/connections/connections.ts';
import shippedTools from '../../../../shared/connections/tools.json' with { type: 'json' };
import { listCredentialProblems, listHeaderProblems } from './wrong-headers.ts';
import { listSchemaProblems } from './wrong-schemas.ts';
import { listTemplateProblems } from './wrong-templates.ts';

const scalekitNames = new Set(
  Object.values(shippedTools)
    .flat()
    .map(({ name }) => name),
);

/** Names of tools that every model's API accepts. */
const NAME = /^[a-z][a-z0-9_]{0,63}$/;

type Declared = { connection: string; name: string; action: HttpAction; config: ConnectionConfig };

/** What is wrong with the declared actions, as `connection.action: problem`, and with what their connections declare. */
export function findWrongActions(connections: Record<string, ConnectionConfig>): string[] {
  const all = Object.entries(connections).flatMap(([connection, config]) =>
    Object.entries(config.actions ?? {}).map(([name, action]) => ({ connection, name, action, config })),
  );
  const ofConnections = Object.entries(connections).flatMap(([connection, config]) =>
    listCredentialProblems(config).map((problem) => `${connection}: ${problem}`),
  );
  const ofActions = all.flatMap((declared, index) => {
    const isTaken = all.slice(0, index).some(({ name }) => name === declared.name);
    const problems = [...nameProblems(declared, isTaken), ...requestProblems(declared)];
    return problems.map((problem) => `${declared.connection}.${declared.name}: ${problem}`);
  });
  return [...ofConnections, ...ofActions];
}

function nameProblems({ name, action, config }: Declared, isTaken: boolean): string[] {
  const { method, mark } = action;
  const problems: string[] = [];
  if (!NAME.test(name)) problems.push('the name must be lower-case letters, digits and _');
  if (isTaken) problems.push('another connection has an action of that name');
  if (Object.hasOwn(config.tools, name) || scalekitNames.has(name))
    problems.push('Scalekit has a tool of that name');
  if (mark === 'read' && method !== 'GET' && !reviewedReads.includes(name))
    problems.push(`a read by ${method} must be in reviewedReads`);
  return problems;
}

function requestProblems({ action, config }: Declared): string[] {
  const { body, method, done, mark } = action;
  return [
    ...listTemplateProblems(action),
    ...listHeaderProblems(action, config),
    ...listSchemaProblems(action.inputSchema),
    ...(method === 'GET' && body !== undefined ? ['a GET has no body'] : []),
    ...(done !== undefined && mark === 'read' ? ['a read has no done'] : []),
  ];
}
