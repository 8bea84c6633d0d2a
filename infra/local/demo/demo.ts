// `npm run demo`: the main job in the terminal, through HTTP and the Scheduler stand-in against the very bundles
// that deploy: connect → consent → verify → ACTIVE → an action → a digest. `--mailbox DIR` reads a folder of .eml.
import { parseArgs } from 'node:util';
import { makeHeading } from '../../../shared/digest/render/heading.ts';
import { renderText } from '../../../shared/digest/render/text.ts';
import { CommandError } from '../../operator/command-error.ts';
import { startLocalStack } from '../stack.ts';
import { apiOf } from './api.ts';
import { connectGmail, digestMail, sendOnce, type Tell } from './journey.ts';

const USER = 'ada';

let steps = 0;
const tell: Tell = (step, ...lines) => {
  steps += 1;
  process.stdout.write(`${steps}. ${step}\n${lines.map((line) => `     ${line}\n`).join('')}`);
};

async function demo(mailboxDir: string | undefined): Promise<void> {
  process.stdout.write('Starting the stack on this machine ...\n\n');
  await using stopping = new AsyncDisposableStack();
  const stack = await startLocalStack(mailboxDir === undefined ? {} : { mailboxDir });
  stopping.defer(() => stack.close());
  const journey = { stack, api: await apiOf(stack, USER), user: USER, tell };
  await connectGmail(journey);
  await sendOnce(journey);
  const { digest, scheduledTime } = await digestMail(journey);
  const { read, summarised, skipped } = digest.counts;
  if (read === 0) process.stdout.write('\nNo unread mail: does the folder hold .eml files?\n');
  process.stdout.write(
    `\n${renderText(digest, makeHeading(scheduledTime, 'UTC'))}\n\nread=${read} summarised=${summarised} skipped=${skipped}\n`,
  );
}

function readMailbox(): string | undefined {
  try {
    return parseArgs({ options: { mailbox: { type: 'string' } } }).values.mailbox;
  } catch (error) {
    throw new CommandError(
      `${error instanceof Error ? error.message : error}\nUsage: npm run demo -- [--mailbox DIR]`,
    );
  }
}

try {
  await demo(readMailbox());
} catch (error) {
  const text =
    error instanceof CommandError ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`onbehalf: ${text}\n`);
  process.exitCode = 1;
}
