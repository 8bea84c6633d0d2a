// `npm run bench -- agents` counts the duplicates of agent frameworks that repeat a call by themselves, when the response
// of each mail is lost after it was sent: with Onbehalf's MCP server, and with a server without its guard. It installs the
// frameworks' packages on first use. `--json FILE` also writes the table as JSON. Exit code 1 when Onbehalf sends a mail
// twice.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { startLocalStack } from '../../../infra/local/stack.ts';
import { installPackages } from '../../runner/agents.ts';
import type { ConnectSender } from '../../support/agents/sender.ts';
import { compareFrameworks, formatFrameworks } from './compare-frameworks.ts';

const MAILS = 10;
const FRAMEWORKS = [
  { name: 'AI SDK, maxRetries 2', folder: 'ai-sdk' },
  { name: 'Mastra', folder: 'mastra' },
] as const;

const { values } = parseArgs({ options: { json: { type: 'string' } } });
const frameworks = await Promise.all(
  FRAMEWORKS.map(async ({ name, folder }) => ({ name, connectSender: await loadSender(folder) })),
);
await using stack = asDisposable(await startLocalStack());
const outcomes = await compareFrameworks(stack, frameworks, MAILS);
process.stdout.write(`${formatFrameworks(outcomes)}\n`);
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(outcomes, undefined, 2)}\n`);
if (outcomes.some(({ server, duplicates }) => server === 'Onbehalf' && duplicates > 0)) {
  process.stderr.write('Onbehalf sent a mail twice.\n');
  process.exitCode = 1;
}

/** The root's type check leaves the folders of test/agents/ out. */
async function loadSender(folder: string): Promise<ConnectSender> {
  installPackages(`test/agents/${folder}`);
  const path = `../../agents/${folder}/sender.ts`;
  const { connectSender } = (await import(path)) as { connectSender: ConnectSender };
  return connectSender;
}

function asDisposable<Closing extends { close(): Promise<unknown> }>(value: Closing) {
  return {
    ...value,
    [Symbol.asyncDispose]: async () => {
      await value.close();
    },
  };
}
