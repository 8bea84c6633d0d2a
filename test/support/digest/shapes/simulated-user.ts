import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { JsonObject } from '@bufbuild/protobuf';
import { makeDigest } from '../../../../functions/mail-digest/make-digest.ts';
import { Accounts } from '../../../../infra/local/scalekit/accounts/accounts.ts';
import { EventLog } from '../../../../infra/local/scalekit/log/event-log.ts';
import { Mailboxes } from '../../../../infra/local/scalekit/providers/gmail/mailbox/mailboxes.ts';
import {
  deliverResource,
  messageResource,
} from '../../../../infra/local/scalekit/providers/gmail/mailbox/message-resource.ts';
import { createGmailProvider } from '../../../../infra/local/scalekit/providers/gmail/provider.ts';
import type { Digest } from '../../../../shared/digest/digest.ts';
import { summariseExtractively } from '../../../../shared/digest/summary/extractive.ts';
import type { Tools } from '../../../../shared/scalekit/scalekit.ts';
import { requestScope } from '../../request-scope.ts';
import { choice } from '../digest-fakes.ts';

type Reader = Pick<Tools, 'read'>;

const scope = requestScope();
const executionId = 'execution-1';

/** Reads a mailbox of the simulator that was filled from `.eml` files, without a network between them. */
export async function readerOfFiles(files: readonly string[]): Promise<Reader> {
  const folder = await mkdtemp(join(tmpdir(), 'onbehalf-shape-'));
  for (const file of files) await copyFile(file, join(folder, basename(file)));
  const mailboxes = new Mailboxes(folder);
  await mailboxes.of(scope.user.identifier);
  await rm(folder, { recursive: true });
  return readerOf(mailboxes);
}

/** Reads a mailbox of the simulator to which these messages of Gmail's API were delivered. */
export async function readerOfMessages(messages: readonly unknown[]): Promise<Reader> {
  const folder = await mkdtemp(join(tmpdir(), 'onbehalf-shape-'));
  const mailboxes = new Mailboxes(folder);
  const mailbox = await mailboxes.of(scope.user.identifier);
  for (const message of messages) await deliverResource(mailbox, messageResource.parse(message));
  await rm(folder, { recursive: true });
  return readerOf(mailboxes);
}

function readerOf(mailboxes: Mailboxes): Reader {
  const accounts = new Accounts(() => {});
  const account = accounts.create(
    {
      id: 'conn_1',
      name: 'gmail-local',
      provider: 'GMAIL',
      authorization: 'OAUTH',
      createdAt: new Date(0),
      enabled: true,
      completed: true,
      oauth: { usePlatformCreds: false, clientId: 'client', scopes: [] },
    },
    scope.user.identifier,
  );
  const provider = createGmailProvider({ tools: [], accounts, mailboxes, ledger: new EventLog() });
  return {
    read: async ({ tool, input }) => {
      const data = await provider.run({ tool, input: input as JsonObject, account, executionId });
      return { outcome: 'done', data, executionId };
    },
  };
}

/** The digest that the product makes of all mails that the reader finds outside the trash. */
export function digestThrough(reader: Reader, maxMessages = 50): Promise<Digest> {
  const unused = () => Promise.reject(new Error('not expected'));
  const settings = {
    ...scope.user,
    ...choice,
    query: '-in:trash',
    maxMessages,
    revision: 'r1',
    changedAt: 0,
  };
  return makeDigest(settings, scope, {
    tools: reader,
    direct: { use: unused },
    summarise: summariseExtractively,
    now: Date.now,
  });
}
