// `npm run tools:update`: refreshes the shipped definitions of the allow-listed tools from Scalekit.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ScalekitClient } from '@scalekit-sdk/node';
import type { ConnectionConfig } from '../../../shared/connections/connections.ts';
import { CommandError, runCommand } from '../command-error.ts';
import { type RealScalekit, readRealScalekit } from '../scalekit-env.ts';
import { mergeDefinitions } from './merge-definitions.ts';
import { splitByNames } from './named-connections.ts';
import { readShippedTools, shippedToolsFile, writeShippedTools } from './shipped-tools.ts';
import { listUpstreamTools } from './upstream-tools.ts';

const formatter = fileURLToPath(new URL('../../../node_modules/@biomejs/biome/bin/biome', import.meta.url));

function readScalekit(): RealScalekit {
  const scalekit = readRealScalekit(process.env);
  if (scalekit) return scalekit;
  throw new CommandError(
    'set SCALEKIT_ENVIRONMENT_URL, SCALEKIT_CLIENT_ID and SCALEKIT_CLIENT_SECRET of the environment to read from',
  );
}

/** Updates one provider's definitions. @returns the names of shipped tools that Scalekit does not have */
async function updateProvider(client: ScalekitClient, config: ConnectionConfig): Promise<string[]> {
  const upstream = await listUpstreamTools(client, config);
  const { definitions, added, changed, missing } = mergeDefinitions(readShippedTools(config), upstream);
  if (added.length + changed.length > 0) {
    writeShippedTools(config, definitions);
    spawnSync(process.execPath, [formatter, 'format', '--write', shippedToolsFile], { stdio: 'ignore' });
  }
  const changes = { added, changed, 'not in Scalekit, kept': missing };
  for (const [what, names] of Object.entries(changes)) {
    for (const name of names) process.stdout.write(`${what}: ${name}\n`);
  }
  return missing;
}

/** Only the error's name is printed: the SDK's errors hold the request, its headers included. */
function failUpdate(error: unknown): never {
  const name = error instanceof Error ? error.name : typeof error;
  throw new CommandError(`Scalekit refused: ${name}; check the three variables SCALEKIT_… and the network`);
}

await runCommand(async () => {
  const { environmentUrl, clientId, clientSecret, connectionNames } = readScalekit();
  const client = new ScalekitClient(environmentUrl, clientId, clientSecret);
  const missing: string[] = [];
  const { named, unnamed } = splitByNames(connectionNames);
  for (const name of unnamed) {
    process.stdout.write(`not read, as SCALEKIT_CONNECTION_NAMES does not name it: ${name}\n`);
  }
  for (const config of named) {
    missing.push(...(await updateProvider(client, config).catch(failUpdate)));
  }
  process.stdout.write('The shipped tool definitions are up to date.\n');
  if (missing.length > 0)
    throw new CommandError(
      `Scalekit has no ${missing.join(', ')}; correct the allow-list in shared/connections/connections.ts`,
    );
});
