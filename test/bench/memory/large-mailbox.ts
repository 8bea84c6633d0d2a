import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { controlSimulator } from '../../../infra/local/bench/simulator.ts';
import type { StackDescription } from '../../../infra/local/run/stack-description.ts';
import type { FunctionName } from '../../../shared/config/environment.ts';
import { SCALEKIT_RESPONSE_BYTES } from '../../../shared/config/limits.ts';
import { USER } from '../processes/measured-bundles.ts';
import { sampleEvents } from '../processes/sample-events.ts';

const MAILS = 12;
/** Scalekit returns a mail's text as base64url within JSON; a part of the limit is for the rest of the response. */
const MAIL_BYTES = Math.floor((SCALEKIT_RESPONSE_BYTES * 0.95 * 3) / 4 / MAILS);

/** Replaces the user's mails by a page of mails that is nearly as large as a response of Scalekit may be. */
export async function fillLargeMailbox(stack: StackDescription, directory: string): Promise<void> {
  const folder = join(directory, 'large-mailbox');
  mkdirSync(folder);
  const line = `${'Could you look at the plan until Friday? '.repeat(2)}\r\n`;
  const body = line.repeat(Math.floor(MAIL_BYTES / line.length));
  for (let mail = 0; mail < MAILS; mail += 1) {
    const head = `From: Bob <bob-${mail}@mail.example>\r\nTo: ada@example.com\r\nSubject: Plan ${mail}\r\n`;
    writeFileSync(join(folder, `${mail}.eml`), `${head}\r\n${body}`);
  }
  await controlSimulator(stack, USER).fillMailbox(folder);
}

/** The events that make a function receive that page. */
export function largeEvents(stack: StackDescription): readonly [FunctionName, () => unknown][] {
  const events = sampleEvents(stack);
  return [
    ['execute-action', events['read of mails']],
    ['mcp', events['call for mails']],
    ['mail-digest', events['mail-digest']],
  ];
}
