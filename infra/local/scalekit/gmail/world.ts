import type { JsonObject } from '@bufbuild/protobuf';
import type { z } from 'zod';
import type { Accounts } from '../accounts.ts';
import type { EventLog, LedgerEntry } from '../event-log.ts';
import { type ToolDefinition, ToolError, type ToolWorld } from '../tool-world.ts';
import type { Mailbox } from './mailbox.ts';
import type { Mailboxes } from './mailboxes.ts';
import { PostOffice } from './post-office.ts';
import { fetchMails, getMessage, getProfile } from './reading-tools.ts';
import * as inputs from './tool-inputs.ts';
import { createDraft, type Effect, modifyLabels, sendMessage } from './writing-tools.ts';

type Parts = {
  tools: ToolDefinition[];
  accounts: Accounts;
  mailboxes: Mailboxes;
  ledger: EventLog<LedgerEntry>;
};

type Answer = Promise<JsonObject> | JsonObject;
type Tool = (mailbox: Mailbox, input: JsonObject, effect: Effect) => Answer;

/** Gmail behind its tools. The published definitions say which exist; one that is not built here is a 501. */
export function gmailWorld({ tools, accounts, mailboxes, ledger }: Parts): ToolWorld {
  const office = new PostOffice(accounts, mailboxes);
  const built = new Map<string, Tool>([
    ['gmail_fetch_mails', tool(inputs.search, fetchMails)],
    ['gmail_get_message_by_id', tool(inputs.messageRequest, getMessage)],
    ['gmail_get_profile', tool(inputs.nothing, getProfile)],
    ['gmail_send_message', tool(inputs.letter, sendMessage(office))],
    ['gmail_create_draft', tool(inputs.letter, createDraft(office))],
    ['gmail_modify_message_labels', tool(inputs.labelChange, modifyLabels)],
  ]);
  return {
    tools,
    async run({ tool: name, input, account, executionId }) {
      const run = built.get(name);
      if (run === undefined) throw new ToolError('Unimplemented', 'UNIMPLEMENTED', 'Not simulated.');
      const { identifier, connection } = account;
      const effect: Effect = (kind, detail) =>
        ledger.append({ kind, identifier, connection: connection.name, tool: name, executionId, detail });
      return await run(await mailboxes.of(identifier), input, effect);
    },
  };
}

function tool<Schema extends z.ZodType>(
  schema: Schema,
  run: (mailbox: Mailbox, input: z.output<Schema>, effect: Effect) => Answer,
): Tool {
  return (mailbox, input, effect) => run(mailbox, schema.parse(input), effect);
}
