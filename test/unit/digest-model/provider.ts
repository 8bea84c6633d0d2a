import { AppError } from '../../../shared/errors/app-error.ts';
import type { ToolRun } from '../../../shared/scalekit/scalekit.ts';
import { done, ended, message } from '../../support/digest/digest-fakes.ts';

/** The provider's result of a call: done, response lost with or without the effect, busy, or refused. */
export type Luck = 'done' | 'unknown with effect' | 'unknown without effect' | 'busy' | 'refused';
type Sent = { identifier: string; scheduledTime: string };

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
  /** The users with a call that ended in anything but `done`. */
  readonly unlucky = new Set<string>();

  isExpired(identifier: string): boolean {
    return this.expired.has(identifier);
  }

  read(identifier: string, tool: string): ToolRun {
    if (this.isExpired(identifier)) return ended('not-run', 'reconnect-required', { connection: 'gmail' });
    const luck = this.#drawLuck(identifier);
    if (luck === 'done') return done(responses[tool]);
    return ended('unknown', luck === 'refused' ? 'provider-error' : 'upstream-unavailable');
  }

  write(sent: Sent): ToolRun {
    if (this.isExpired(sent.identifier))
      return ended('not-run', 'reconnect-required', { connection: 'gmail' });
    const luck = this.#drawLuck(sent.identifier);
    if (luck === 'done' || luck === 'unknown with effect') this.ledger.push(sent);
    switch (luck) {
      case 'done':
        return done({ id: 'sent' });
      case 'busy':
        return ended('not-run', 'provider-rate-limited');
      case 'refused':
        return ended('failed', 'provider-error');
      default:
        return { outcome: 'unknown', error: new AppError('outcome-unknown') };
    }
  }

  #drawLuck(identifier: string): Luck {
    const luck = this.luck();
    if (luck !== 'done') this.unlucky.add(identifier);
    return luck;
  }
}
