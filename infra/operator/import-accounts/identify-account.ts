import { AppError } from '../../../shared/errors/app-error.ts';
import { accountIdentifier } from '../../../shared/scalekit/account-identifier.ts';
import type { Labels } from '../../../shared/state/accounts/labels.ts';
import { CommandError } from '../command-error.ts';
import type { AccountRow } from './parse-account.ts';

/** What labelled accounts need: the issuer of the users' tokens, and the labels in the stack's table. */
export type LabelStore = { issuer: string; labels: Labels };

/**
 * Finds the account's identifier at Scalekit. A label is stored with the item that leads back to its user, before
 * Scalekit has the account; a dry run stores nothing.
 * @throws CommandError when the table does not store it
 */
export async function identifyAccount(
  { identifier, account }: AccountRow,
  store: LabelStore | undefined,
  isDryRun: boolean,
): Promise<{ identifier: string } | { refused: string }> {
  if (account === undefined) return { identifier };
  if (store === undefined) {
    return { refused: 'account: a label needs --table, and --issuer or --stage' };
  }
  const user = { issuer: store.issuer, identifier };
  if (!isDryRun) {
    try {
      await store.labels.add(user, account);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      if (error.code === 'invalid-request') return { refused: 'account: the user has too many labels' };
      throw new CommandError(`the table does not store the label: ${describeCause(error)}`);
    }
  }
  return { identifier: accountIdentifier(user, account) };
}

/** The name alone, such as AccessDeniedException. */
function describeCause({ cause, code }: AppError): string {
  return cause instanceof Error ? cause.name : code;
}
