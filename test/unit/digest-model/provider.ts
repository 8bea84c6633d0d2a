import { AppError } from '../../../shared/errors/app-error.ts';
import type { ToolRun } from '../../../shared/scalekit/scalekit.ts';
import { done, ended, message } from '../../support/digest/digest-fakes.ts';

/** The provider's result of a call: done, response lost with or without the effect, busy, or refused. */
export type Luck = 'done' | 'unknown with effect' | 'unknown without effect' | 'busy' | 'refused';
type Sent = { owner: string; scheduledTime: string };
/** Whose digest makes a call, and with which account. */
type Use = { owner: string; connection: string; mailbox: string };

const responses: Record<string, unknown> = {
  gmail_fetch_mails: { messages: [message] },
  gmail_get_profile: { emailAddress: 'user@example.com' },
  slack_auth_test: { ok: true, user_id: 'U1' },
  slack_open_conversation: { ok: true, channel: { id: 'D1' } },
};

/** A fake of Gmail and Slack behind Scalekit, with a ledger of every message sent. */
export class Provider {
  readonly ledger: Sent[] = [];
  readonly expired = new Set<string>();
  /** Decides how each call ends. */
  luck: () => Luck = () => 'done';
  /** The mailboxes that a digest of another mailbox used. */
  readonly mixed: string[] = [];
  /** The owners with a call that ended in anything but `done`. */
  readonly unlucky = new Set<string>();

  isExpired(mailbox: string): boolean {
    return this.expired.has(mailbox);
  }

  read(use: Use, tool: string): ToolRun {
    const lost = this.#findLost(use);
    if (lost !== undefined) return lost;
    const luck = this.#drawLuck(use.owner);
    if (luck === 'done') return done(responses[tool]);
    return ended('unknown', luck === 'refused' ? 'provider-error' : 'upstream-unavailable');
  }

  write(use: Use, scheduledTime: string): ToolRun {
    const lost = this.#findLost(use);
    if (lost !== undefined) return lost;
    const luck = this.#drawLuck(use.owner);
    const sent = { owner: use.owner, scheduledTime };
    if (luck === 'done' || luck === 'unknown with effect') this.ledger.push(sent);
    switch (luck) {
      case 'done':
        return done({ id: 'sent' });
      case 'busy':
        return ended('not-run', 'provider-rate-limited');
      case 'refused':
        return ended('failed', 'provider-error', { reason: 'conflict' });
      default:
        return { outcome: 'unknown', error: new AppError('outcome-unknown') };
    }
  }

  /** Every owner has a mailbox; Slack is the default account's, and never expires. */
  #findLost({ owner, connection, mailbox }: Use): ToolRun | undefined {
    if (connection !== 'gmail') return undefined;
    if (mailbox !== owner) this.mixed.push(mailbox);
    if (!this.isExpired(mailbox)) return undefined;
    const [, account] = mailbox.split('#');
    return ended('not-run', 'reconnect-required', { connection, ...(account !== undefined && { account }) });
  }

  #drawLuck(owner: string): Luck {
    const luck = this.luck();
    if (luck !== 'done') this.unlucky.add(owner);
    return luck;
  }
}
