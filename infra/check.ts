// Runs every check even after a failure, so that one run shows all problems.
import { spawnSync } from 'node:child_process';

const checks = [
  { name: 'types', command: 'node_modules/typescript/bin/tsc', args: ['--noEmit'] },
  {
    name: 'types of the browser code',
    command: 'node_modules/typescript/bin/tsc',
    args: ['-p', 'infra/console', '--noEmit'],
  },
  {
    name: 'lint and format',
    command: 'node_modules/@biomejs/biome/bin/biome',
    args: ['ci', '--error-on-warnings'],
  },
  { name: 'unused code', command: 'node_modules/knip/bin/knip.js', args: ['--no-progress'] },
  { name: 'what npm run openapi prints', command: 'infra/openapi/write.ts', args: ['--check'] },
  {
    name: 'the OpenAPI document',
    command: 'node_modules/@redocly/cli/bin/cli.js',
    args: ['lint', 'docs/openapi.json', 'docs/journey.arazzo.yaml', '--config=infra/openapi/redocly.yaml'],
  },
];

/** Redocly reports nothing about its use, and asks no registry for a newer version of itself. */
const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };

const failed = checks.filter(({ command, args }) => {
  const { status } = spawnSync(process.execPath, [command, ...args], { stdio: 'inherit', env });
  return status !== 0;
});

const verdict =
  failed.length === 0 ? 'check: passed' : `check: failed in ${failed.map(({ name }) => name).join(', ')}`;
process.stdout.write(`${verdict}\n`);
process.exitCode = failed.length === 0 ? 0 : 1;
