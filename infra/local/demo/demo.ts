// `npm run demo` shows the main flow in the terminal, against the bundles that are deployed: connect → consent → verify
// → ACTIVE → an action → a digest. It calls the HTTP API and the Scheduler emulator. `--mailbox DIR` reads .eml files.
import { parseArgs } from 'node:util';
import { makeHeading } from '../../../shared/digest/render/heading.ts';
import { renderText } from '../../../shared/digest/render/text.ts';
import { loadWording } from '../../../shared/digest/render/wording/load-wording.ts';
import { CommandError } from '../../operator/command-error.ts';
import { startLocalStack } from '../stack.ts';
import { signInToApi } from './api.ts';
import { connectGmail, digestMail, type ReportStep, sendOnce } from './journey.ts';

const USER = 'ada';

let steps = 0;
const reportStep: ReportStep = (step, ...lines) => {
  steps += 1;
  process.stdout.write(`${steps}. ${step}\n${lines.map((line) => `     ${line}\n`).join('')}`);
};

async function runDemo(mailboxDir: string | undefined): Promise<void> {
  process.stdout.write('Starting the local stack ...\n\n');
  await using stopping = new AsyncDisposableStack();
  const stack = await startLocalStack(mailboxDir === undefined ? {} : { mailboxDir });
  stopping.defer(() => stack.close());
  const journey = { stack, api: await signInToApi(stack, USER), user: USER, reportStep };
  await connectGmail(journey);
  await sendOnce(journey);
  const { digest, scheduledTime } = await digestMail(journey);
  const { read, summarised, skipped, context = 0 } = digest.counts;
  if (read === 0) process.stdout.write('\nNo unread mail. Check that the folder contains .eml files.\n');
  const heading = makeHeading(scheduledTime, 'UTC', await loadWording('en'));
  process.stdout.write(
    `\n${renderText(digest, heading)}\n\nread=${read} summarised=${summarised} skipped=${skipped}${context > 0 ? ` context=${context}` : ''}\n`,
  );
}

function readMailboxOption(): string | undefined {
  try {
    return parseArgs({ options: { mailbox: { type: 'string' } } }).values.mailbox;
  } catch (error) {
    throw new CommandError(
      `${error instanceof Error ? error.message : error}\nUsage: npm run demo -- [--mailbox DIR]`,
    );
  }
}

try {
  await runDemo(readMailboxOption());
} catch (error) {
  const text =
    error instanceof CommandError ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`onbehalf: ${text}\n`);
  process.exitCode = 1;
}
