import { AppError } from '../../../shared/errors/app-error.ts';
import { accountIdentifier } from '../../../shared/scalekit/account-identifier.ts';
import { isLabelAllowed, type Labels } from '../../../shared/state/accounts/labels.ts';
import { removeUnusedLabel } from '../../../shared/state/accounts/remove-unused-label.ts';
import type { DigestSettings } from '../../../shared/state/digest-settings.ts';
import type { User } from '../../../shared/state/user-key.ts';
import { CommandError } from '../command-error.ts';
import type { AccountRow } from './parse-account.ts';

/** What labelled accounts need: the issuer of the users' tokens, and the labels and digests in the stack's table. */
export type LabelStore = { issuer: string; labels: Labels; settings: Pick<DigestSettings, 'findRecord'> };

type Owner = Pick<AccountRow, 'identifier' | 'account'>;

const TOO_MANY = { refused: 'account: the user has too many labels' };

/** The labels of one import. */
export class ImportedLabels {
  readonly #store: LabelStore | undefined;
  readonly #isDryRun: boolean;
  /** By identifier: the labels that a dry run would have added. */
  readonly #planned = new Map<string, Set<string>>();
  /** By Scalekit's identifier: the number of lines at work. */
  readonly #atWork = new Map<string, number>();
  /** By Scalekit's identifier: a line has made or found an account, or may have. */
  readonly #used = new Set<string>();

  constructor(store: LabelStore | undefined, isDryRun: boolean) {
    this.#store = store;
    this.#isDryRun = isDryRun;
  }

  /**
   * Finds the account's identifier at Scalekit. A label is stored with the item that leads back to its user, before
   * Scalekit has the account; a dry run reads whether it would be.
   * @throws CommandError when the table fails
   */
  async identify({ identifier, account }: Owner): Promise<{ identifier: string } | { refused: string }> {
    if (account === undefined) return { identifier };
    if (this.#store === undefined) {
      return { refused: 'account: a label needs --table, and --issuer or --stage' };
    }
    const { issuer, labels } = this.#store;
    const user = { issuer, identifier };
    const owner = { identifier: accountIdentifier(user, account) };
    if (this.#isDryRun) return (await this.#plan(labels, user, account)) ? owner : TOO_MANY;
    this.#count(owner.identifier, 1);
    try {
      await labels.add(user, account);
    } catch (error) {
      this.#count(owner.identifier, -1);
      if (error instanceof AppError && error.code === 'invalid-request') return TOO_MANY;
      throw describeFailure(error, 'does not store the label');
    }
    return owner;
  }

  /**
   * Ends the work on a line. The label of an account that was refused for good is removed, unless it has an account or a
   * digest, or another line may make one: an ACTIVE account must never be without its label.
   * @throws CommandError when the table fails
   */
  async release(
    { identifier, account }: Owner,
    isRefused: boolean,
    mayHaveAccount: (identifier: string) => Promise<boolean>,
  ): Promise<void> {
    if (this.#store === undefined || account === undefined || this.#isDryRun) return;
    const owner = { issuer: this.#store.issuer, identifier, account };
    const alias = accountIdentifier(owner, account);
    this.#count(alias, -1);
    if (!isRefused) this.#used.add(alias);
    if (this.#used.has(alias)) return;
    // Looked at before Scalekit's list: a line that ends meanwhile is in the list, and one that begins adds the label again.
    const isInUse = async () => this.#atWork.has(alias) || mayHaveAccount(alias);
    try {
      await removeUnusedLabel(owner, isInUse, this.#store);
    } catch (error) {
      throw describeFailure(error, 'does not remove the label');
    }
  }

  async #plan(labels: Labels, user: User, account: string): Promise<boolean> {
    const stored = await labels.find(user).catch((error: unknown) => {
      throw describeFailure(error, 'does not return the labels');
    });
    const planned = this.#planned.get(user.identifier) ?? new Set();
    this.#planned.set(user.identifier, planned);
    const then = {
      labels: new Set([...stored.labels, ...planned]),
      known: new Set([...stored.known, ...planned]),
    };
    if (!isLabelAllowed(then, account)) return false;
    planned.add(account);
    return true;
  }

  #count(alias: string, change: 1 | -1): void {
    const count = (this.#atWork.get(alias) ?? 0) + change;
    if (count === 0) this.#atWork.delete(alias);
    else this.#atWork.set(alias, count);
  }
}

/** With the name of the cause alone, such as AccessDeniedException. */
function describeFailure(error: unknown, what: string): unknown {
  if (!(error instanceof AppError)) return error;
  const { cause, code } = error;
  return new CommandError(`the table ${what}: ${cause instanceof Error ? cause.name : code}`);
}
