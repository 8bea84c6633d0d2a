/** Names a user's default mailbox, or a labelled one, in a model. */
export function ownerName({ identifier, account }: { identifier: string; account?: string | undefined }) {
  return account === undefined ? identifier : `${identifier}#${account}`;
}
