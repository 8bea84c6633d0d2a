import type { Api } from '../../../shared/client/api.ts';

export type DigestSettings = Api['GET /digest']['response'];
type LastOutcome = NonNullable<DigestSettings['lastOutcome']>;

/** How a digest ended, in words. */
export type OutcomeWords = { text: string; tone: 'good' | 'warn' | 'bad' };

const skipped: Record<string, string> = {
  gone: 'The settings no longer existed.',
  superseded: 'The settings had just changed.',
  paused: 'The digest was paused.',
  'already-delivered': 'The digest of that day had come before.',
  'reconnect-required': 'The account must be connected again.',
};

const delivered: Record<DigestSettings['delivery'], string> = {
  stored: 'The digest is ready to read.',
  email: 'The digest was sent to the mailbox.',
  slack: 'The digest was sent to you in Slack.',
};

/** Says how a slot ended. */
export function describeOutcome(
  { status, reason = '' }: Pick<LastOutcome, 'status' | 'reason'>,
  delivery: DigestSettings['delivery'],
): OutcomeWords {
  switch (status) {
    case 'DELIVERED':
      return { text: delivered[delivery], tone: 'good' };
    case 'SKIPPED':
      return { text: `No digest was made. ${skipped[reason] ?? ''}`.trim(), tone: 'warn' };
    case 'DEAD':
      return reason === 'outcome-unknown'
        ? { text: 'It may have been sent: the reply was lost. It is not sent again.', tone: 'bad' }
        : { text: 'It failed, and nothing was sent. The next one is a new attempt.', tone: 'bad' };
  }
}
