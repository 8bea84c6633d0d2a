import type { ScalekitClient } from '@scalekit-sdk/node';
import { findToolEffect } from '../../../../../shared/connections/allow-list.ts';
import type { ConnectionConfig } from '../../../../../shared/connections/connections.ts';
import { mergeDefinitions } from '../../../tools/merge-definitions.ts';
import { splitByNames } from '../../../tools/named-connections.ts';
import { readShippedTools } from '../../../tools/shipped-tools.ts';
import { listUpstreamTools } from '../../../tools/upstream-tools.ts';
import { failOn, type Outcome } from '../check.ts';

type Names = Record<string, string>;

/** Judges whether Scalekit has every tool that the allow-list names on the stage's connections. */
export async function judgeTools(names: Names, client: ScalekitClient): Promise<Outcome> {
  const unknown = await collect(names, async (config) => {
    const listed = (await listUpstreamTools(client, config)).map(({ name }) => name);
    return Object.entries(config.tools)
      .filter(([pattern, effect]) => {
        const alone = { ...config, tools: { [pattern]: effect } };
        return !listed.some((name) => findToolEffect(alone, name));
      })
      .map(([pattern]) => pattern);
  });
  return failOn(
    unknown.map((name) => `there is no ${name}`),
    "remove it from the allow-list in shared/connections/connections.ts, or write it as in Scalekit's catalogue",
  );
}

/** Judges whether the shipped definitions of the stage's connections are Scalekit's current ones. */
export async function judgeDefinitions(names: Names, client: ScalekitClient): Promise<Outcome> {
  const different = await collect(names, async (config) => {
    const { added, changed } = mergeDefinitions(
      readShippedTools(config),
      await listUpstreamTools(client, config),
    );
    return [...added.map((name) => `${name} does not ship`), ...changed.map((name) => `${name} has changed`)];
  });
  return failOn(different, 'npm run tools:update, review the difference, and deploy');
}

async function collect(
  names: Names,
  find: (config: ConnectionConfig) => Promise<string[]>,
): Promise<string[]> {
  const all: string[] = [];
  for (const config of splitByNames(names).named) all.push(...(await find(config)));
  return all;
}
