import type { ScalekitClient } from '@scalekit-sdk/node';
import { findToolEffect } from '../../../../../shared/connections/allow-list.ts';
import { type ConnectionConfig, connections } from '../../../../../shared/connections/connections.ts';
import { mergeDefinitions } from '../../../tools/merge-definitions.ts';
import { readShippedTools } from '../../../tools/shipped-tools.ts';
import { listUpstreamTools } from '../../../tools/upstream-tools.ts';
import { failOn, type Outcome } from '../check.ts';

/** Judges whether Scalekit has every tool that the allow-list names. */
export async function judgeTools(client: ScalekitClient): Promise<Outcome> {
  const unknown = await collect(async (config) => {
    const names = (await listUpstreamTools(client, config)).map(({ name }) => name);
    return Object.entries(config.tools)
      .filter(([pattern, effect]) => {
        const alone = { ...config, tools: { [pattern]: effect } };
        return !names.some((name) => findToolEffect(alone, name));
      })
      .map(([pattern]) => pattern);
  });
  return failOn(
    unknown.map((name) => `there is no ${name}`),
    "remove it from the allow-list in shared/connections/connections.ts, or write it as in Scalekit's catalogue",
  );
}

/** Judges whether the shipped definitions are Scalekit's current ones. */
export async function judgeDefinitions(client: ScalekitClient): Promise<Outcome> {
  const different = await collect(async (config) => {
    const { added, changed } = mergeDefinitions(
      readShippedTools(config),
      await listUpstreamTools(client, config),
    );
    return [...added.map((name) => `${name} does not ship`), ...changed.map((name) => `${name} has changed`)];
  });
  return failOn(different, 'npm run tools:update, review the difference, and deploy');
}

async function collect(find: (config: ConnectionConfig) => Promise<string[]>): Promise<string[]> {
  const all: string[] = [];
  for (const config of Object.values(connections)) all.push(...(await find(config)));
  return all;
}
