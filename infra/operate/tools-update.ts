// `npm run tools:update`: refreshes the shipped definitions of the allow-listed tools from Scalekit.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ScalekitClient } from '@scalekit-sdk/node';
import { z } from 'zod';
import { toolEffect } from '../../shared/config/allow-list.ts';
import { type ConnectionConfig, connections } from '../../shared/config/connections.ts';
import { type RealScalekit, readRealScalekit } from '../local/real-scalekit.ts';
import { StartupError } from '../local/startup-error.ts';
import { CommandError, runCommand } from './command-error.ts';
import { type Definition, definition, mergeDefinitions } from './merged-definitions.ts';

const PAGE_SIZE = 100;
const folder = new URL('../../shared/config/tools/', import.meta.url);
const formatter = fileURLToPath(new URL('../../node_modules/@biomejs/biome/bin/biome', import.meta.url));

function readScalekit(): RealScalekit {
  try {
    const scalekit = readRealScalekit(process.env);
    if (scalekit) return scalekit;
  } catch (error) {
    if (error instanceof StartupError) throw new CommandError(error.message);
    throw error;
  }
  throw new CommandError('set SCALEKIT_ENVIRONMENT_URL, SCALEKIT_CLIENT_ID and SCALEKIT_CLIENT_SECRET');
}

/** The tools of a provider that the allow-list names. A definition that makes no sense is not among them. */
async function upstreamTools(client: ScalekitClient, config: ConnectionConfig): Promise<Definition[]> {
  const found: Definition[] = [];
  let pageToken: string | undefined;
  do {
    const page = await client.tools.listTools({
      filter: { provider: config.provider },
      pageSize: PAGE_SIZE,
      ...(pageToken && { pageToken }),
    });
    for (const tool of page.tools) {
      const parsed = definition.safeParse(tool.definition);
      if (parsed.success && toolEffect(config, parsed.data.name)) found.push(parsed.data);
    }
    pageToken = page.nextPageToken;
  } while (pageToken);
  return found;
}

/** @returns the names of shipped tools that Scalekit does not have */
async function update(client: ScalekitClient, config: ConnectionConfig): Promise<string[]> {
  const file = fileURLToPath(new URL(`${config.provider.toLowerCase()}.json`, folder));
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '[]';
  const shipped = z.array(definition).parse(JSON.parse(text));
  const { definitions, added, changed, missing } = mergeDefinitions(
    shipped,
    await upstreamTools(client, config),
  );
  if (added.length + changed.length > 0) {
    writeFileSync(file, JSON.stringify(definitions, undefined, 2));
    spawnSync(process.execPath, [formatter, 'format', '--write', file], { stdio: 'ignore' });
  }
  const told = { added, changed, 'not in Scalekit, kept': missing };
  for (const [what, names] of Object.entries(told)) {
    for (const name of names) process.stdout.write(`${what}: ${name}\n`);
  }
  return missing;
}

/** The SDK's own errors hold the request, its headers included. */
function refused(error: unknown): never {
  throw new CommandError(`Scalekit refused: ${error instanceof Error ? error.name : typeof error}`);
}

await runCommand(async () => {
  const { environmentUrl, clientId, clientSecret } = readScalekit();
  const client = new ScalekitClient(environmentUrl, clientId, clientSecret);
  const missing: string[] = [];
  for (const config of Object.values(connections)) {
    missing.push(...(await update(client, config).catch(refused)));
  }
  process.stdout.write('The shipped tool definitions are up to date.\n');
  if (missing.length > 0) throw new CommandError(`Scalekit has no ${missing.join(', ')}: see the allow-list`);
});
