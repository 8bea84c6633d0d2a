import { Button } from '../app/button.tsx';
import { notify } from '../app/notices.tsx';
import { linkTo } from '../app/router.ts';
import { accountQuery } from '../connections/account.ts';
import { accountName } from '../connections/connections.ts';
import { call } from '../session/call.ts';
import { type DigestSettings, describeOutcome } from './outcome-words.ts';
import { resumeBody } from './settings/form-state.ts';
import { writeAhead, writeTime } from './time-words.ts';

type DigestStateProps = {
  settings: DigestSettings;
  now: number;
  onChanged: () => Promise<void>;
};

/** When the digest comes next, or why it does not, and how the last one ended. */
export function DigestState({ settings, now, onChanged }: DigestStateProps) {
  const { nextRun, pending, paused, lastOutcome, timeZone, delivery } = settings;
  const put = async (done: string) => {
    await call('PUT /digest', { ...accountQuery(settings), body: resumeBody(settings) });
    await onChanged();
    notify(done);
  };
  const last = lastOutcome && describeOutcome(lastOutcome, delivery);
  return (
    <div class="digest-state">
      {paused && (
        <Paused paused={paused} timeZone={timeZone} onResume={() => put('The digest is resumed.')} />
      )}
      {pending && (
        <>
          <p>
            <span class="badge warn">Not complete</span> The last change may not have reached the schedule
            yet.
          </p>
          <Button action={() => put('The change is complete.')}>Complete the change</Button>
        </>
      )}
      {nextRun && (
        <p class="next-run">
          <span class="badge good">On</span> Next{' '}
          <time dateTime={nextRun}>{writeTime(nextRun, timeZone)}</time>{' '}
          <span class="faint">
            {timeZone}, {writeAhead(nextRun, now)}
          </span>
        </p>
      )}
      {lastOutcome && last && (
        <p>
          <span class={`badge ${last.tone}`}>Last</span>{' '}
          <time dateTime={lastOutcome.slot}>{writeTime(lastOutcome.slot, timeZone)}</time>: {last.text}
        </p>
      )}
    </div>
  );
}

type PausedProps = {
  paused: NonNullable<DigestSettings['paused']>;
  timeZone: string;
  onResume: () => Promise<void>;
};

function Paused({ paused: { reason, connection = '', account, since }, timeZone, onResume }: PausedProps) {
  const name = accountName({ connection, account });
  const why = {
    user: 'You paused the digest.',
    account: `${name} must be connected again. The digest resumes by itself then.`,
    failures: 'Three digests in a row failed. Check the settings and the account, then resume.',
  }[reason];
  return (
    <>
      <p>
        <span class="badge warn">Paused</span> {why}{' '}
        <span class="faint">Since {writeTime(since, timeZone)}.</span>
      </p>
      <div class="buttons">
        {reason === 'account' && (
          <a class="button primary" href={linkTo('connections')}>
            Connect {name} again
          </a>
        )}
        <Button kind={reason === 'account' ? 'plain' : 'primary'} action={onResume}>
          Resume
        </Button>
      </div>
    </>
  );
}
