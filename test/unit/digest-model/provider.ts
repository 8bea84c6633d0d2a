import { AppError } from '../../../shared/errors/app-error.ts';
import type { ToolRun } from '../../../shared/scalekit/scalekit.ts';
import { done, ended, message } from '../../support/digest/digest-fakes.ts';

/** How the provider ends a call: the reply gets lost with the effect or without it, it is busy, or it refuses. */
export type Luck = 'done' | 'unknown with effect' | 'unknown without effect' | 'busy' | 'refused';
type Sent = { identifier: string; scheduledTime: string };

const answers: Record<string, unknown> = {
  gmail_fetch_mails: { messages: [message] },
  gmail_get_profile: { emailAddress: 'somebody@example.com' },
  slack_auth_test: { ok: true, user_id: 'U1' },
  slack_open_conversation: { ok: true, channel: { id: 'D1' } },
};

/** Gmail and Slack behind Scalekit, with a ledger of every message that went out. */
export class Provider {
  readonly ledger: Sent[] = [];
  readonly expired = new Set<string>();
  /** Called for each call. */
  luck: () => Luck = () => 'done';
  /** Who met anything but `done`. */
  readonly unlucky = new Set<string>();

  isExpired(identifier: string): boolean {
    return this.expired.has(identifier);
  }

  read(identifier: string, tool: string): ToolRun {
    if (this.isExpired(identifier)) return ended('not-run', 'reconnect-required', { connection: 'gmail' });
    const luck = this.#luckOf(identifier);
    if (luck === 'done') return done(answers[tool]);
    return ended('unknown', luck === 'refused' ? 'provider-error' : 'upstream-unavailable');
  }

  write(sent: Sent): ToolRun {
    if (this.isExpired(sent.identifier))
      return ended('not-run', 'reconnect-required', { connection: 'gmail' });
    const luck = this.#luckOf(sent.identifier);
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

  #luckOf(identifier: string): Luck {
    const luck = this.luck();
    if (luck !== 'done') this.unlucky.add(identifier);
    return luck;
  }
}
