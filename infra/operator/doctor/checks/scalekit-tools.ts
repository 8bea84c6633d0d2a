import type { ScalekitClient } from '@scalekit-sdk/node';
import { toolEffect } from '../../../../shared/connections/allow-list.ts';
import { type ConnectionConfig, connections } from '../../../../shared/connections/connections.ts';
import { mergeDefinitions } from '../../tools/merge-definitions.ts';
import { shippedTools } from '../../tools/shipped-tools.ts';
import { upstreamTools } from '../../tools/upstream-tools.ts';
import { failOn, type Outcome } from './check.ts';

/** Whether Scalekit has what the allow-list names. */
export async function judgeTools(client: ScalekitClient): Promise<Outcome> {
  const unknown = await ofEach(async (config) => {
    const names = (await upstreamTools(client, config)).map(({ name }) => name);
    return Object.entries(config.tools)
      .filter(([pattern, effect]) => {
        const alone = { ...config, tools: { [pattern]: effect } };
        return !names.some((name) => toolEffect(alone, name));
      })
      .map(([pattern]) => pattern);
  });
  return failOn(
    unknown.map((name) => `there is no ${name}`),
    "take it off the allow-list in shared/connections/connections.ts, or write it as Scalekit's catalogue does",
  );
}

/** Whether what ships is what Scalekit says now. */
export async function judgeDefinitions(client: ScalekitClient): Promise<Outcome> {
  const different = await ofEach(async (config) => {
    const { added, changed } = mergeDefinitions(shippedTools(config), await upstreamTools(client, config));
    return [...added.map((name) => `${name} does not ship`), ...changed.map((name) => `${name} has changed`)];
  });
  return failOn(different, 'npm run tools:update, look at the difference, and deploy');
}

async function ofEach(found: (config: ConnectionConfig) => Promise<string[]>): Promise<string[]> {
  const all: string[] = [];
  for (const config of Object.values(connections)) all.push(...(await found(config)));
  return all;
}
