import type { JsonObject } from '@bufbuild/protobuf';
import type { Mailbox } from './mailbox.ts';

/** Gmail's own labels. @see https://developers.google.com/workspace/gmail/api/guides/labels */
const systemLabels = [
  'INBOX',
  'SENT',
  'DRAFT',
  'UNREAD',
  'STARRED',
  'IMPORTANT',
  'SPAM',
  'TRASH',
  'CHAT',
  'CATEGORY_PERSONAL',
  'CATEGORY_SOCIAL',
  'CATEGORY_PROMOTIONS',
  'CATEGORY_UPDATES',
  'CATEGORY_FORUMS',
];
/** Labels that only Gmail adds and removes. */
const immutable = ['SENT', 'DRAFT', 'CHAT'];
const userLabel = /^Label_\w+$/;

/** Whether a user may add or remove the label. Every `Label_…` counts as a user's own label. */
export function isChangeable(label: string): boolean {
  return userLabel.test(label) || (systemLabels.includes(label) && !immutable.includes(label));
}

/** Gmail's system labels, and the user labels that are on a mail of the mailbox. */
export function listLabels(mailbox: Mailbox): JsonObject {
  const used = mailbox.newestFirst().flatMap(({ labelIds }) => [...labelIds]);
  const own = [...new Set(used.filter((label) => userLabel.test(label)))].sort();
  return {
    labels: [
      ...systemLabels.map((id) => ({ id, name: id, type: 'system' })),
      ...own.map((id) => ({ id, name: id.replace('Label_', ''), type: 'user' })),
    ],
  };
}
