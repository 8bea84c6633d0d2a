import type { Definition } from '../tools/merge-definitions.ts';
import { compareJson } from './compare-json.ts';
import type { ConnectionView, EnvironmentView } from './read-environment.ts';

/** One difference. A side is undefined where it lacks what the other has. */
type Difference = { connection: string; what: string; from: unknown; to: unknown };

export type Comparison = {
  differences: Difference[];
  /** What one side does not show, in words. */
  notCompared: string[];
};

/** Compares two environments, connection by connection. */
export function compareEnvironments(from: EnvironmentView, to: EnvironmentView): Comparison {
  const comparison: Comparison = { differences: [], notCompared: [] };
  for (const connection of new Set([...Object.keys(from), ...Object.keys(to)])) {
    compareConnection(connection, from[connection], to[connection], comparison);
  }
  return comparison;
}

function compareConnection(
  connection: string,
  from: ConnectionView | undefined,
  to: ConnectionView | undefined,
  { differences, notCompared }: Comparison,
): void {
  const add = (what: string, a: unknown, b: unknown) => {
    if (JSON.stringify(a) !== JSON.stringify(b)) differences.push({ connection, what, from: a, to: b });
  };
  add('connection', from && 'there', to && 'there');
  if (from === undefined || to === undefined) {
    if (from === to) notCompared.push(`${connection}: neither environment has it`);
    return;
  }
  add('provider', from.provider, to.provider);
  add('authorization', from.authorization, to.authorization);
  add('enabled', from.isEnabled, to.isEnabled);
  add('setup', from.setup, to.setup);
  if (from.app && to.app) {
    add('OAuth app', describeOwner(from.app), describeOwner(to.app));
    for (const scope of new Set([...from.app.scopes, ...to.app.scopes])) {
      add(`scope ${scope}`, mark(from.app.scopes.includes(scope)), mark(to.app.scopes.includes(scope)));
    }
  } else if (from.authorization === 'OAUTH') {
    notCompared.push(`${connection}: Scalekit does not show the OAuth app`);
  }
  // Two providers have no tool in common.
  if (from.provider === to.provider) compareTools(from.tools, to.tools, add);
}

function compareTools(
  from: readonly Definition[],
  to: readonly Definition[],
  add: (what: string, a: unknown, b: unknown) => void,
): void {
  for (const name of new Set([...from, ...to].map((tool) => tool.name))) {
    const [before, after] = [from, to].map((tools) => tools.find((tool) => tool.name === name));
    if (before === undefined || after === undefined)
      add(name, mark(before !== undefined), mark(after !== undefined));
    else for (const { path, from: a, to: b } of compareJson(before, after)) add(`${name} ${path}`, a, b);
  }
}

function describeOwner({ isOwn }: { isOwn: boolean }): string {
  return isOwn ? 'own' : "Scalekit's";
}

function mark(isThere: boolean): 'there' | undefined {
  return isThere ? 'there' : undefined;
}
